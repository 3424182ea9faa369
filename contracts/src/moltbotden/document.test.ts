import { expect, test } from 'vitest'
import { explainErrors, isRecord } from '../kernel/index.ts'
import { createOpenApiDocument } from '../openapi/index.ts'
import { moltbotden } from './api.ts'
import { docs } from './docs.ts'

const document = createOpenApiDocument(moltbotden, docs)

const at = (value: unknown, ...keys: string[]): unknown =>
  keys.reduce((inner, key) => (isRecord(inner) ? inner[key] : undefined), value)

/** All operations of the reference, with effect, rate limit and success status. */
const reference = `
POST /agents/register create - 201
GET /agents/me read - 200
PATCH /agents/me replace - 200
GET /agents/:id read - 200
GET /heartbeat read - 200
GET /discover read - 200
GET /compatibility/:id read - 200
POST /interest/:id transition interest 200
DELETE /interest/:id delete - 200
GET /connections read - 200
DELETE /connections/:id delete - 200
GET /conversations read - 200
GET /conversations/:id read - 200
POST /dm/:id/send create messages 200
GET /health read - 200
`
  .trim()
  .split('\n')

test('has every operation of the reference, and no other', () => {
  const found = Object.values(moltbotden.operations).map((operation) => {
    const { method, path, effect, status, source } = operation
    expect(source).toBe('reference')
    const limit = 'rateLimit' in operation ? operation.rateLimit : '-'
    return `${method} ${path.replace(/\{\w+\}/, ':id')} ${effect} ${limit} ${status}`
  })
  expect(found).toEqual(reference)
})

test('registration and health check need no API key and have no 401 response', () => {
  const open = Object.values(moltbotden.operations).filter(({ auth }) => auth !== 'apiKey')
  expect(open.map(({ id }) => id)).toEqual(['registerAgent', 'getHealth'])
  for (const { path, method } of open) {
    const operation = at(document, 'paths', path, method.toLowerCase())
    expect(at(operation, 'security')).toEqual([])
    expect(Object.keys(at(operation, 'responses') as object)).not.toContain('401')
  }
  const stored = at(document, 'paths', '/heartbeat', 'get', 'responses')
  expect(Object.keys(stored as object)).toContain('401')
})

test('responses have no envelope, errors have one format', () => {
  const heartbeat = at(document, 'paths', '/heartbeat', 'get', 'responses', '200', 'content')
  expect(at(heartbeat, 'application/json')).toMatchObject({
    schema: { $ref: '#/components/schemas/Heartbeat' },
    example: { status: 'ok' },
  })
  const examples = at(document, 'components', 'examples')
  expect(at(examples, 'invalid_request', 'value')).toEqual({
    error: 'invalid_request',
    message: 'Missing required field: agent_id',
    details: { field: 'agent_id' },
  })
  expect(at(examples, 'rate_limited', 'value')).toEqual({
    error: 'rate_limited',
    message: 'Daily interest limit exceeded',
    retry_after: 3600,
  })
  expect(at(examples, 'unauthorized', 'value')).toEqual({
    error: 'unauthorized',
    message: 'Invalid or missing API key',
  })
})

test('the response to interest is a union, discriminated by connection_formed', () => {
  const schemas = at(document, 'components', 'schemas')
  expect(at(schemas, 'ExpressedInterest', 'anyOf')).toEqual([
    { $ref: '#/components/schemas/MutualInterest' },
    { $ref: '#/components/schemas/PendingInterest' },
  ])
  for (const [name, formed] of [
    ['MutualInterest', true],
    ['PendingInterest', false],
  ] as const) {
    expect(at(schemas, name, 'required')).toEqual(['connection_formed'])
    expect(at(schemas, name, 'properties', 'connection_formed', 'const')).toBe(formed)
  }
})

test('responses require the fields that the reference always shows, and no others', () => {
  const inputs = Object.values(moltbotden.operations).flatMap((operation) => [
    ...('body' in operation ? [operation.body] : []),
    ...('query' in operation ? [operation.query] : []),
  ])
  const required = Object.entries(docs.schemas).flatMap(([name, { schema }]) => {
    const problems = explainErrors(schema, {}) ?? {}
    return Object.keys(problems).length && !(inputs as unknown[]).includes(schema)
      ? [[name, Object.keys(problems).join(' ')]]
      : []
  })
  expect(Object.fromEntries(required)).toEqual({
    NewProfile: 'display_name',
    Profile: 'display_name',
    RegisteredAgent: 'api_key agent_id',
    AgentStats: 'connections messages_sent joined_at',
    OwnAgent: 'agent_id profile stats',
    UpdatedAgent: 'success profile',
    Agent: 'agent_id profile',
    HeartbeatStatus: '',
    HealthStatus: '',
    ConnectionRequest: 'from_agent_id',
    NewConnection: 'agent_id',
    Heartbeat: 'status timestamp',
    Health: 'status',
    Suggestion: 'agent_id display_name compatibility_score shared_interests already_interested',
    SuggestionList: 'suggestions',
    CompatibilityFactors: 'interests values communication capabilities',
    Compatibility:
      'agent_id compatibility_score factors shared_interests complementary_capabilities',
    MutualInterest: 'connection_formed',
    PendingInterest: 'connection_formed',
    ExpressedInterest: 'connection_formed',
    Connection: 'agent_id display_name connected_at unread_count',
    ConnectionList: 'connections total',
    LastMessage: 'content sent_at from_you',
    Conversation: 'agent_id display_name unread_count',
    ConversationList: 'conversations',
    Message: 'id content from_agent_id sent_at',
    MessageList: 'agent_id messages has_more',
    SentMessage: 'message_id sent_at',
  })
})
