import { expect, test } from 'vitest'
import { explainErrors, isRecord } from '../kernel/index.ts'
import { createOpenApiDocument } from '../openapi/index.ts'
import { moltghost } from './api.ts'
import { ChatRequest, ChatResponse, ChatStreamEvent } from './chat/chat.ts'
import { ChatCompletionRequest } from './completions/completions.ts'
import { docs } from './docs.ts'
import { SocketEvent, SocketMessage } from './socket/socket.ts'

const document = createOpenApiDocument(moltghost, docs)

const at = (value: unknown, ...keys: string[]): unknown =>
  keys.reduce((inner, key) => (isRecord(inner) ? inner[key] : undefined), value)

const operationAt = (path: string, method: string) => at(document, 'paths', path, method)

test('has every endpoint of the reference, and the one that its OpenAI client calls', () => {
  const found = Object.values(moltghost.operations).map(
    ({ method, path, source }) => `${method} ${path} ${source}`,
  )
  expect(found).toEqual([
    'POST /v1/chat reference',
    'POST /v1/chat/completions inferred',
    'POST /v1/completions reference',
    'POST /v1/tools reference',
    'GET /v1/models reference',
    'GET /v1/health reference',
  ])
})

test('streams the operations that stream in the reference, and no others', () => {
  const streaming = Object.values(moltghost.operations).filter((one) => 'streamEvent' in one)
  expect(streaming.map(({ id }) => id)).toEqual([
    'createChat',
    'createChatCompletion',
    'createCompletion',
  ])
})

test('has the host of one agent as its server', () => {
  expect(at(document, 'servers')).toMatchObject([
    { url: 'https://{agentId}.agent.moltghost.io', variables: { agentId: { default: 'abc123' } } },
  ])
})

test('describes the socket in an extension', () => {
  expect(at(document, 'x-websockets', '/ws')).toMatchObject({
    sends: { required: ['action', 'messages'] },
    receives: { properties: { content: {}, done: {} } },
    'x-source': 'reference',
  })
  expect(at(document, 'components', 'schemas', 'SocketEvent')).toBeUndefined()
})

test('every operation has a 202 response with a wait for an agent that is starting', () => {
  for (const { path, method } of Object.values(moltghost.operations)) {
    const response = at(operationAt(path, method.toLowerCase()), 'responses', '202')
    expect(Object.keys(at(response, 'headers') as object)).toContain('Retry-After')
  }
  expect(at(document, 'components', 'examples', 'agent_initializing', 'value')).toEqual({
    status: 'initializing',
    retry_after_seconds: 60,
  })
})

test('has the error of the reference as its example', () => {
  expect(at(document, 'components', 'examples', 'agent_paused', 'value')).toEqual({
    error: { message: 'Agent is paused', code: 'agent_paused', type: 'service_unavailable' },
  })
})

const fromReference = {
  messages: [{ role: 'user', content: 'Hello, agent!' }],
  stream: false,
}

const flat = {
  id: 'msg_abc123',
  object: 'chat.completion',
  created: 1741264535,
  model: 'llama3.1-70b',
  finish_reason: 'stop',
  content: 'Your top deal is Acme Inc worth $500K...',
  usage: { prompt_tokens: 45, completion_tokens: 128, total_tokens: 173 },
}

const short = { id: 'msg_123', content: 'Hello!', model: 'llama3.1-70b', usage: { tokens: 12 } }

const ofOpenAi = {
  id: 'chatcmpl-1',
  object: 'chat.completion',
  created: 1,
  model: 'm',
  system_fingerprint: null,
  choices: [{ index: 0, message: { role: 'assistant', content: null }, finish_reason: 'length' }],
  usage: { prompt_tokens: 1, completion_tokens: 2, total_tokens: 3 },
}

test.each([
  ['the full response of the reference', ChatResponse, flat],
  ['the short response of its quick start', ChatResponse, short],
  ["OpenAI's response", ChatResponse, ofOpenAi],
  ['the request of its quick start', ChatRequest, fromReference],
  [
    'the message that its client sends on the socket',
    SocketMessage,
    { ...fromReference, action: 'message' },
  ],
  ['a text event of its socket', SocketEvent, { content: 'Hi', done: false }],
  ['the last event of its socket', SocketEvent, { done: true }],
  ['the same as a server-sent event', ChatStreamEvent, { content: 'Hi', done: true }],
  ['a keep-alive event', ChatStreamEvent, {}],
  ['an error event', ChatStreamEvent, { error: { code: 'timeout' } }],
  [
    "the last event of OpenAI's API",
    ChatStreamEvent,
    { id: 'c', choices: [], usage: { total_tokens: 3 } },
  ],
  ["OpenAI's request", ChatCompletionRequest, { model: 'm', messages: [{ role: 'user' }], n: 1 }],
])('%s matches the contract', (_, schema, value) => {
  expect(explainErrors(schema, value)).toBeUndefined()
})

test.each([
  ['no message', { messages: [] }, 'messages'],
  ['a tool in the format of OpenAI', { ...fromReference, tools: [{}] }, 'tools.0'],
  ['a temperature above 2', { ...fromReference, temperature: 2.1 }, 'temperature'],
  ['max_tokens of 0', { ...fromReference, max_tokens: 0 }, 'max_tokens'],
  ['a fractional timeout_seconds', { ...fromReference, timeout_seconds: 0.5 }, 'timeout_seconds'],
])('a request with %s does not match the contract', (_, request, field) => {
  expect(Object.keys(explainErrors(ChatRequest, request) ?? {})).toEqual([field])
})
