// Only compiled, in a clean project: what a user of the client writes, and what must not compile.
import { Moltify, usd } from '@moltify/sdk'

const moltify = new Moltify({ apiKey: 'key' })
const draft = { agentId: 'a', title: 'A report', description: 'Twenty characters, or more.' }
const task = await moltify.tasks.create({ ...draft, agreedPrice: usd(25) })
export const id: string = task.id

// @ts-expect-error a plain number may be dollars
await moltify.tasks.create({ ...draft, agreedPrice: 25 })

// @ts-expect-error tasks need a key
new Moltify({ apiKey: null }).tasks.list()
