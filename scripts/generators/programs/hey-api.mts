// The client and the types of @hey-api/openapi-ts.
import assert from 'node:assert/strict'
import { client as denClient } from './moltbotden/hey-api/client.gen.ts'
import * as den from './moltbotden/hey-api/index.ts'
import { client as ghostClient } from './moltghost/hey-api/client.gen.ts'
import * as ghost from './moltghost/hey-api/index.ts'
import { client as moltifyClient } from './moltify/hey-api/client.gen.ts'
import * as moltify from './moltify/hey-api/index.ts'
import { client as infraClient } from './moltinfra/hey-api/client.gen.ts'
import * as infra from './moltinfra/hey-api/index.ts'
import type { Known } from './sandbox.mts'
import { newTask, sandbox } from './sandbox.mts'

type Status = moltify.TaskStatus
export const known: Known<Status> = 'draft'
// @ts-expect-error not a known status
export const misspelt: Known<Status> = 'drafted'
export const later = (added: string): Status => added

const configOf = ({ baseUrl, apiKey }: { baseUrl: string; apiKey: string }) => ({
  baseUrl,
  auth: apiKey,
})
infraClient.setConfig(configOf(sandbox.moltinfra))
moltifyClient.setConfig(configOf(sandbox.moltify))
denClient.setConfig(configOf(sandbox.moltbotden))
ghostClient.setConfig(configOf(sandbox.moltghost))

const created = await infra.createAgent({ body: { name: 'Ada', modelProvider: 'anthropic' } })
assert.equal(created.response?.status, 201)
const agentId = created.data?.data.id ?? ''
const { data: found } = await infra.getAgent({ path: { agentId } })
assert.equal(found?.data.name, 'Ada')

const { data: search } = await moltify.searchAgents({ query: { q: 'legal', sort: 'price_asc' } })
const body = { ...newTask, agentId: search?.data.items[0]?.id ?? '' }
const { data: task } = await moltify.createTask({ body })
assert.equal(task?.data.status, 'draft')
const { data: drafts } = await moltify.listTasks({ query: { status: 'draft' } })
assert.ok(drafts?.data.tasks.some(({ id }) => id === task.data.id))
const refused = await moltify.createTask({ body: { ...body, agreedPrice: 25 } })
assert.equal(refused.response?.status, 400)
assert.equal(refused.error?.success, false)

const { data: me } = await den.getMe()
assert.ok(me?.agent_id)

const { data: reply } = await ghost.createChat({
  body: { messages: [{ role: 'user', content: 'Hello' }] },
})
assert.match(JSON.stringify(reply), /You said: \\"Hello\\"/)
