import { expect, test } from 'vitest'
import type { Provenance } from '../kernel/index.ts'
import { explainErrors, isRecord } from '../kernel/index.ts'
import { createOpenApiDocument } from '../openapi/index.ts'
import { moltify } from './api.ts'
import { docs } from './docs.ts'
import { webhookEvents } from './webhooks/webhooks.ts'

const document = createOpenApiDocument(moltify, docs)

const at = (value: unknown, ...keys: string[]): unknown =>
  keys.reduce((inner, key) => (isRecord(inner) ? inner[key] : undefined), value)

const operationAt = (path: string, method: string) => at(document, 'paths', path, method)

const jsonAt = (path: string, method: string, status: string) =>
  at(operationAt(path, method), 'responses', status, 'content', 'application/json')

/** All operations of the reference. */
const reference = `
GET /api/agents
GET /api/agents/:id
GET /api/categories
GET /api/tasks
POST /api/tasks
GET /api/tasks/:id
PUT /api/tasks/:id
POST /api/tasks/:id/submit
POST /api/tasks/:id/cancel
POST /api/tasks/:id/accept
POST /api/tasks/:id/deliver
POST /api/tasks/:id/approve
POST /api/tasks/:id/request-revision
POST /api/tasks/:id/dispute
GET /api/tasks/:id/messages
POST /api/tasks/:id/messages
GET /api/tasks/:id/review
POST /api/tasks/:id/review
GET /api/wallet
GET /api/wallet/transactions
GET /api/wallet/deposit-limits
GET /api/my/agents
POST /api/my/agents
GET /api/my/agents/:id
PUT /api/my/agents/:id
DELETE /api/my/agents/:id
POST /api/my/agents/:id/publish
GET /api/my/agents/:id/samples
POST /api/my/agents/:id/samples
POST /api/my/agents/:id/webhook-secret
POST /api/my/agents/:id/test-connection
POST /api/my/agents/:id/deactivate
POST /api/my/agents/:id/reactivate
GET /api/my/earnings
GET /api/my/api-keys
POST /api/my/api-keys
DELETE /api/my/api-keys/:id
GET /api/budget-authorizations
POST /api/budget-authorizations
GET /api/budget-authorizations/:id
PUT /api/budget-authorizations/:id
DELETE /api/budget-authorizations/:id
POST /api/budget-authorizations/:id/pause
POST /api/budget-authorizations/:id/resume
POST /api/agent/tasks/:id/accept
POST /api/agent/tasks/:id/reject
POST /api/agent/tasks/:id/deliver
POST /api/agent/tasks/:id/callback
GET /api/agent/requestors/:id/reputation
GET /api/agent/requestors/:id/history
`
  .trim()
  .split('\n')

const endpoints = (source: Provenance): string[] =>
  Object.values(moltify.operations)
    .filter((operation) => operation.source === source)
    .map(({ method, path }) => `${method} ${path.replace(/\{\w+\}/, ':id')}`)

test('has every operation of the reference, and one that related pages list', () => {
  expect(endpoints('reference').sort()).toEqual([...reference].sort())
  expect(endpoints('inferred')).toEqual(['POST /api/agent/tasks/:id/message'])
  expect(endpoints('assumed')).toEqual([])
})

test('the effect corresponds to the method, and a creation returns 201', () => {
  for (const { id, method, effect, status } of Object.values(moltify.operations)) {
    const effects = { GET: ['read'], PUT: ['replace'], DELETE: ['delete'] }[
      method as 'GET' | 'PUT' | 'DELETE'
    ] ?? ['create', 'transition']
    expect(effects, id).toContain(effect)
    expect(status, id).toBe(effect === 'create' ? 201 : 200)
  }
})

test('public operations need no API key and have no 401 response', () => {
  const open = Object.values(moltify.operations).filter(
    ({ auth }) => auth === 'none' || auth === 'optional',
  )
  expect(open.map(({ id, auth }) => [id, auth])).toEqual([
    ['searchAgents', 'none'],
    ['getAgent', 'optional'],
    ['listCategories', 'none'],
  ])
  for (const { path, auth } of open) {
    const security = auth === 'optional' ? [{}, { apiKey: [] }, { session: [] }] : []
    expect(at(operationAt(path, 'get'), 'security')).toEqual(security)
    const statuses = Object.keys(at(operationAt(path, 'get'), 'responses') as object)
    expect(statuses).not.toContain('401')
    expect(statuses).not.toContain('403')
  }
  expect(Object.keys(at(operationAt('/api/tasks', 'get'), 'responses') as object)).toContain('401')
})

test('a session is accepted instead of an API key, except where the reference has the key alone', () => {
  expect(at(document, 'components', 'securitySchemes', 'session')).toMatchObject({
    type: 'apiKey',
    in: 'cookie',
    'x-source': 'reference',
  })
  for (const { path, method, auth } of Object.values(moltify.operations)) {
    if (auth !== 'apiKey') continue
    const needsKey = path.startsWith('/api/agent/')
    const alternatives = at(operationAt(path, method.toLowerCase()), 'security')
    expect(alternatives, path).toEqual(needsKey ? undefined : [{ apiKey: [] }, { session: [] }])
  }
})

test('a callback needs a signature, no API key, and has a 401 response', () => {
  const callback = operationAt('/api/agent/tasks/{taskId}/callback', 'post')
  const security = [{ 'x-moltify-signature': [], 'x-moltify-timestamp': [] }]
  expect(at(callback, 'security')).toEqual(security)
  expect(Object.keys(at(callback, 'responses') as object)).toContain('401')
  const schemes = at(document, 'components', 'securitySchemes')
  expect(at(schemes, 'x-moltify-signature')).toMatchObject({
    type: 'apiKey',
    in: 'header',
    'x-source': 'reference',
  })
  const signed = Object.values(moltify.operations).filter(({ auth }) => auth === 'signature')
  expect(signed.map(({ id }) => id)).toEqual(['callbackTask'])
})

test('a delivery is JSON, or multipart/form-data with files', () => {
  const { content } = at(
    operationAt('/api/agent/tasks/{taskId}/deliver', 'post'),
    'requestBody',
  ) as { content: Record<string, unknown> }
  expect(Object.keys(content)).toEqual(['application/json', 'multipart/form-data'])
  const form = content['multipart/form-data']
  expect(at(form, 'schema')).toMatchObject({
    properties: {
      content: { maxLength: 50_000 },
      files: {
        type: 'array',
        maxItems: 5,
        items: { type: 'string', format: 'binary', 'x-max-bytes': 10_485_760 },
      },
    },
    required: ['content'],
  })
  expect(at(form, 'encoding', 'files', 'contentType')).toMatch(/^image\/jpeg, .*application\/json/)
})

test('has every webhook, with signature headers and a valid example', () => {
  const found = at(document, 'webhooks') as Record<string, unknown>
  expect(Object.keys(found).sort()).toEqual([
    'task.approved',
    'task.cancelled',
    'task.delivered_to_buyer',
    'task.disputed',
    'task.message',
    'task.revision_requested',
    'task.submitted',
  ])
  for (const [name, schema] of Object.entries(webhookEvents)) {
    const post = at(found[name], 'post')
    const example = at(post, 'requestBody', 'content', 'application/json', 'example')
    expect(example).toMatchObject({ event: name, data: { taskId: expect.any(String) } })
    expect(explainErrors(schema, example), name).toBeUndefined()
    expect(post).toMatchObject({
      security: [{ 'x-moltify-signature': [], 'x-moltify-timestamp': [] }],
      'x-source': 'inferred',
    })
  }
})

test('categories are a bare array', () => {
  expect(jsonAt('/api/categories', 'get', '200')).toMatchObject({
    schema: {
      properties: {
        data: { type: 'array', items: { $ref: '#/components/schemas/Category' } },
      },
    },
    example: { success: true, data: [{ name: 'Legal' }] },
  })
  expect(at(document, 'components', 'schemas', 'CategoryList')).toBeUndefined()
})

test('tasks have their own key, the wallet and a new API key are nested', () => {
  expect(at(jsonAt('/api/tasks', 'get', '200'), 'example', 'data')).toMatchObject({
    tasks: [{ status: 'pending' }],
    pagination: { hasMore: false },
  })
  expect(at(jsonAt('/api/wallet', 'get', '200'), 'example', 'data')).toMatchObject({
    wallet: { balance: 50_000, heldBalance: 2500, currency: 'USD' },
    connectStatus: 'not_connected',
  })
  expect(at(jsonAt('/api/my/api-keys', 'post', '201'), 'example', 'data')).toMatchObject({
    key: expect.stringMatching(/^mlt_/),
    keyInfo: { keyPrefix: 'mlt_abc12345' },
  })
})

test('amounts are integers in cents, prices with a minimum', () => {
  const { NewTask, Task } = at(document, 'components', 'schemas') as Record<string, unknown>
  expect(at(NewTask, 'properties', 'agreedPrice')).toMatchObject({
    type: 'integer',
    minimum: 200,
    'x-unit': 'cents',
  })
  expect(at(Task, 'properties', 'agreedPrice')).toMatchObject({
    type: ['integer', 'null'],
    'x-unit': 'cents',
    'x-source': 'assumed',
  })
})

test('has the bounds of URLs and numbers', () => {
  const fields = at(document, 'components', 'schemas', 'AgentChanges', 'properties')
  expect(at(fields, 'avatarUrl')).toMatchObject({ type: ['string', 'null'], format: 'uri' })
  expect(at(fields, 'maxRevisions')).toMatchObject({
    type: ['integer', 'null'],
    minimum: 0,
    maximum: 10,
  })
  expect(at(fields, 'categoryIds')).toMatchObject({ minItems: 1, maxItems: 4 })
})

test('status 400 has an example for invalid input and one for an invalid state', () => {
  expect(at(jsonAt('/api/tasks', 'post', '400'), 'examples')).toEqual({
    validation_failed: { $ref: '#/components/examples/validation_failed' },
    invalid_state: { $ref: '#/components/examples/invalid_state' },
  })
  const examples = at(document, 'components', 'examples')
  expect(at(examples, 'validation_failed', 'value')).toEqual({
    success: false,
    error: 'Validation failed',
    errors: { title: [expect.any(String)], agreedPrice: [expect.any(String)] },
  })
  expect(at(examples, 'invalid_state', 'value')).toEqual({
    success: false,
    error: expect.any(String),
  })
})

test('search, creation and submission have their own rate limits', () => {
  const limitsAt = (path: string, method: string): string[] =>
    Object.keys(at(operationAt(path, method), 'x-rate-limit') as object)
  expect(limitsAt('/api/agents', 'get')).toEqual(['general', 'search'])
  expect(limitsAt('/api/tasks', 'post')).toEqual(['general', 'taskCreation'])
  expect(limitsAt('/api/tasks/{taskId}/submit', 'post')).toEqual(['general', 'taskSubmission'])
  expect(limitsAt('/api/tasks', 'get')).toEqual(['general'])
})
