// Compiled only, in clean projects, as ESM and as CommonJS: a user's code, and code that must not
// compile.
import { Moltify, usd } from '@moltify/sdk'

export const moltify = new Moltify({ apiKey: 'key' })
const draft = { agentId: 'a', title: 'A report', description: 'Twenty characters, or more.' }

export async function hire(): Promise<string> {
  const task = await moltify.tasks.create({ ...draft, agreedPrice: usd(25) })
  return task.id
}

// @ts-expect-error a plain number may be dollars
moltify.tasks.create({ ...draft, agreedPrice: 25 })

// @ts-expect-error tasks require a key
new Moltify({ apiKey: null }).tasks.list()
