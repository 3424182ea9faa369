// Only compiled, in clean projects, as ESM and as CommonJS: what a user of the client writes, and what
// must not compile.
import * as sdk from '@moltinfra/sdk'
import { MoltInfra } from '@moltinfra/sdk'

export const infra = new MoltInfra({ apiKey: 'key' })

export async function create(): Promise<string> {
  const agent = await infra.agents.create({ name: 'Ada', modelProvider: 'anthropic' })
  return agent.id
}

// @ts-expect-error an agent has a name
infra.agents.create({ modelProvider: 'anthropic' })

// @ts-expect-error a class of which only the type is exported
export const agents = sdk.Agents
