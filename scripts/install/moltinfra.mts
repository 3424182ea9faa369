// Only compiled, in a clean project: what a user of the client writes, and what must not compile.
import * as sdk from '@moltinfra/sdk'
import { MoltInfra } from '@moltinfra/sdk'

const infra = new MoltInfra({ apiKey: 'key' })
const agent = await infra.agents.create({ name: 'Ada', modelProvider: 'anthropic' })
export const id: string = agent.id

// @ts-expect-error an agent has a name
await infra.agents.create({ modelProvider: 'anthropic' })

// @ts-expect-error a class of which only the type is exported
export const agents = sdk.Agents
