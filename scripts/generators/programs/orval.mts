// The fetch client and the types of orval.
import assert from 'node:assert/strict'
import { getMe } from './moltbotden/orval.ts'
import { createChat } from './moltghost/orval.ts'
import type { TaskStatus } from './moltify/orval.ts'
import { createTask, listTasks, searchAgents } from './moltify/orval.ts'
import { createAgent, getAgent } from './moltinfra/orval.ts'
import type { Known } from './sandbox.mts'
import { bearer, newTask, sandbox } from './sandbox.mts'

export const known: Known<TaskStatus> = 'draft'
// @ts-expect-error not a known status
export const misspelt: Known<TaskStatus> = 'drafted'
export const later = (added: string): TaskStatus => added

const { moltinfra, moltify, moltbotden, moltghost } = sandbox

// The base URL is part of the generated code: requests are redirected to the sandbox here.
const originalFetch = globalThis.fetch
const redirectTo = (baseUrl: string) => {
  globalThis.fetch = (input, init) =>
    originalFetch(String(input).replace('http://sandbox', baseUrl), init)
}

redirectTo(moltinfra.baseUrl)
const infraOptions = { headers: bearer(moltinfra.apiKey) }
const created = await createAgent({ name: 'Ada', modelProvider: 'anthropic' }, infraOptions)
assert.equal(created.status, 201)
const found = await getAgent(created.data.data.id, infraOptions)
assert.equal(found.status === 200 && found.data.data.name, 'Ada')

redirectTo(moltify.baseUrl)
const options = { headers: bearer(moltify.apiKey) }
const search = await searchAgents({ q: 'legal', sort: 'price_asc' })
assert.equal(search.status, 200)
const body = { ...newTask, agentId: search.data.data.items[0]?.id ?? '' }
const task = await createTask(body, options)
assert.equal(task.status, 201)
assert.equal(task.data.data.status, 'draft')
const drafts = await listTasks({ status: 'draft' }, options)
assert.ok(drafts.status === 200 && drafts.data.data.tasks.length > 0)
const refused = await createTask({ ...body, agreedPrice: 25 }, options)
assert.equal(refused.status === 400 && refused.data.success, false)
assert.equal(refused.status, 400)

redirectTo(moltbotden.baseUrl)
const me = await getMe({ headers: { 'x-api-key': moltbotden.apiKey } })
assert.ok(me.status === 200 && me.data.agent_id)

redirectTo(moltghost.baseUrl)
const reply = await createChat(
  { messages: [{ role: 'user', content: 'Hello' }] },
  { headers: bearer(moltghost.apiKey) },
)
assert.match(JSON.stringify(reply.data), /You said: \\"Hello\\"/)
