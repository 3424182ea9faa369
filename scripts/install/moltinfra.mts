// Compiled only, in clean projects, as ESM and as CommonJS: a user's code, and code that must not
// compile.
import * as sdk from '@moltinfra/sdk'
import { MoltInfra } from '@moltinfra/sdk'

export const infra = new MoltInfra({ apiKey: 'key' })

export async function create(): Promise<string> {
  const agent = await infra.agents.create({ name: 'Ada', modelProvider: 'anthropic' })
  return agent.id
}

// @ts-expect-error an agent requires a name
infra.agents.create({ modelProvider: 'anthropic' })

// @ts-expect-error only the type of this class is exported
export const agents = sdk.Agents
