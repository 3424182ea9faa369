// Types of openapi-typescript with the client of openapi-fetch.
import assert from 'node:assert/strict'
import createClient from 'openapi-fetch'
import type { paths as DenPaths } from './moltbotden/openapi-typescript.ts'
import type { paths as GhostPaths } from './moltghost/openapi-typescript.ts'
import type { components, paths as MoltifyPaths } from './moltify/openapi-typescript.ts'
import type { paths as InfraPaths } from './moltinfra/openapi-typescript.ts'
import type { Known } from './sandbox.mts'
import { bearer, newTask, sandbox } from './sandbox.mts'

type Status = components['schemas']['TaskStatus']
export const known: Known<Status> = 'draft'
// @ts-expect-error not a known status
export const misspelt: Known<Status> = 'drafted'
export const later = (added: string): Status => added

const { moltinfra, moltify, moltbotden, moltghost } = sandbox

const infra = createClient<InfraPaths>({
  baseUrl: moltinfra.baseUrl,
  headers: bearer(moltinfra.apiKey),
})
const created = await infra.POST('/agents', { body: { name: 'Ada', modelProvider: 'anthropic' } })
assert.equal(created.response.status, 201)
const agentId = created.data?.data.id ?? ''
const { data: found } = await infra.GET('/agents/{agentId}', { params: { path: { agentId } } })
assert.equal(found?.data.name, 'Ada')

const market = createClient<MoltifyPaths>({
  baseUrl: moltify.baseUrl,
  headers: bearer(moltify.apiKey),
})
const { data: search } = await market.GET('/api/agents', {
  params: { query: { q: 'legal', sort: 'price_asc' } },
})
const body = { ...newTask, agentId: search?.data.items[0]?.id ?? '' }
const { data: task } = await market.POST('/api/tasks', { body })
assert.equal(task?.data.status, 'draft')
const { data: drafts } = await market.GET('/api/tasks', { params: { query: { status: 'draft' } } })
assert.ok(drafts?.data.tasks.some(({ id }) => id === task.data.id))
const refused = await market.POST('/api/tasks', { body: { ...body, agreedPrice: 25 } })
assert.equal(refused.response.status, 400)
assert.equal(refused.error?.success, false)

const den = createClient<DenPaths>({
  baseUrl: moltbotden.baseUrl,
  headers: { 'x-api-key': moltbotden.apiKey },
})
const { data: me } = await den.GET('/agents/me')
assert.ok(me?.agent_id)

const ghost = createClient<GhostPaths>({
  baseUrl: moltghost.baseUrl,
  headers: bearer(moltghost.apiKey),
})
const { data: reply } = await ghost.POST('/v1/chat', {
  body: { messages: [{ role: 'user', content: 'Hello' }] },
})
assert.match(JSON.stringify(reply), /You said: \\"Hello\\"/)
