import { expect, test } from 'vitest'
import { call, eventsOf, hello, send, testMoltGhost } from '../../test/moltghost.ts'

test('returns the response of the reference', async () => {
  const sandbox = testMoltGhost()
  const { status, body, headers } = await call(sandbox, '/v1/chat', { ...hello, stream: false })
  expect(status).toBe(200)
  expect(body).toEqual({
    id: expect.stringMatching(/^msg_\w+$/),
    object: 'chat.completion',
    created: Date.parse('2026-01-05T12:00:00Z') / 1000,
    model: 'llama3.1-70b',
    finish_reason: 'stop',
    content: 'Hello, this is my-agent. You said: "Hello, agent!"',
    usage: { prompt_tokens: 2, completion_tokens: 8, total_tokens: 10 },
  })
  expect(headers.get('x-ratelimit-limit')).toBe('100')
  expect(headers.get('x-ratelimit-remaining')).toBe('99')
  expect(headers.get('x-request-id')).toMatch(/^req_/)
})

test('replies to the same conversation with the same text, and counts tokens of longer ones', async () => {
  const sandbox = testMoltGhost()
  const one = await call(sandbox, '/v1/chat', hello)
  const two = await call(sandbox, '/v1/chat', hello)
  expect(two.body.content).toBe(one.body.content)
  expect(two.body.id).not.toBe(one.body.id)
  const messages = [...hello.messages, { role: 'assistant', content: 'Hm.' }, ...hello.messages]
  const longer = await call(sandbox, '/v1/chat', { messages })
  expect(longer.body.content).toContain('In message 2 of our conversation')
})

test("streams OpenAI's chunks, with the usage before the [DONE] marker", async () => {
  const sandbox = testMoltGhost()
  const response = await send(sandbox, '/v1/chat', { ...hello, stream: true })
  expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
  const events = await eventsOf(response)
  expect(events.at(-1)).toBe('[DONE]')
  const chunks = events.slice(0, -1).map((event) => JSON.parse(event))
  expect(chunks[0].choices[0].delta.role).toBe('assistant')
  const text = chunks.map(({ choices }) => choices[0]?.delta.content ?? '').join('')
  expect(text).toBe('Hello, this is my-agent. You said: "Hello, agent!"')
  expect(chunks.at(-2).choices[0].finish_reason).toBe('stop')
  expect(chunks.at(-1)).toMatchObject({ choices: [], usage: { total_tokens: 10 } })
})

test.each([
  ['/v1/chat/completions', { ...hello, model: 'llama3.1-70b' }],
  ['/v1/completions', { prompt: 'Hello, agent!' }],
])('%s sends the usage of a stream only if requested', async (path, body) => {
  const sandbox = testMoltGhost()
  const last = async (stream_options?: object): Promise<Record<string, unknown>> => {
    const response = await send(sandbox, path, { ...body, stream: true, stream_options })
    return JSON.parse((await eventsOf(response)).at(-2) ?? '')
  }
  expect(await last()).not.toHaveProperty('usage')
  expect(await last({ include_usage: false })).not.toHaveProperty('usage')
  expect(await last({ include_usage: true })).toMatchObject({ usage: { total_tokens: 10 } })
})

test("OpenAI's endpoints use its format", async () => {
  const sandbox = testMoltGhost()
  const parts = [
    { type: 'text', text: 'Hello, ' },
    { type: 'text', text: 'agent!' },
  ]
  const chat = { model: 'llama3.1-70b', messages: [{ role: 'user', content: parts }] }
  expect((await call(sandbox, '/v1/chat/completions', chat)).body).toMatchObject({
    id: expect.stringMatching(/^chatcmpl_/),
    object: 'chat.completion',
    choices: [
      {
        index: 0,
        message: { role: 'assistant', content: expect.stringContaining('"Hello, agent!"') },
        finish_reason: 'stop',
      },
    ],
  })
  expect((await call(sandbox, '/v1/completions', { prompt: ['One', 'Two'] })).body).toMatchObject({
    object: 'text_completion',
    choices: [{ text: expect.stringContaining('"Two"'), finish_reason: 'stop' }],
  })
})

test('a reply has at most the requested number of tokens', async () => {
  const sandbox = testMoltGhost()
  const { body } = await call(sandbox, '/v1/chat', { ...hello, max_tokens: 3 })
  expect(body).toMatchObject({
    content: 'Hello, this is ',
    finish_reason: 'length',
    usage: { completion_tokens: 3 },
  })
  const exact = await call(sandbox, '/v1/chat', { ...hello, max_tokens: 8 })
  expect(exact.body.finish_reason).toBe('stop')
})

test('a custom reply receives the conversation and returns a string or chunks', async () => {
  const sandbox = testMoltGhost({
    reply: async (messages, { model, skills, agent }) =>
      `${messages.length} ${model} ${skills.join()} ${agent.name}`,
  })
  const { body } = await call(sandbox, '/v1/chat', { ...hello, tools: ['crm_query'] })
  expect(body.content).toBe('1 llama3.1-70b crm_query my-agent')
  sandbox.moltghost.replyWith(async function* () {
    yield 'a b'
    yield 'c'
  })
  const response = await send(sandbox, '/v1/chat', { ...hello, stream: true })
  const chunks = (await eventsOf(response))
    .slice(1, -3)
    .map((event) => JSON.parse(event).choices[0].delta.content)
  expect(chunks).toEqual(['a b', 'c'])
  sandbox.reset()
  expect((await call(sandbox, '/v1/chat', hello)).body.content).toContain('1 llama3.1-70b')
})

test('a custom reply is ended when the caller aborts', async () => {
  let ended = 0
  const sandbox = testMoltGhost({
    async *reply() {
      try {
        for (;;) yield 'on and '
      } finally {
        ended += 1
      }
    },
  })
  const { body } = await call(sandbox, '/v1/chat', { ...hello, max_tokens: 2 })
  expect(body.content).toBe('on and on and ')
  const response = await send(sandbox, '/v1/chat', { ...hello, stream: true })
  const reader = response.body?.getReader()
  for (let at = 0; at < 3; at++) await reader?.read()
  await reader?.cancel()
  await expect.poll(() => ended).toBe(2)
})

test('a custom reply receives a copy of the agent', async () => {
  const sandbox = testMoltGhost({ reply: (_, { agent }) => JSON.stringify(agent) })
  const { body } = await call(sandbox, '/v1/chat', hello)
  expect(JSON.parse(body.content)).toEqual({ id: 'abc123', name: 'my-agent' })
})

test.for([
  ['fails', () => Promise.reject(new Error('Out of words.')), 'Out of words.'],
  [
    'is not a string',
    () => 5 as never,
    'reply must return a string or an async iterable of strings, got number.',
  ],
] as const)(
  'a custom reply that %s reports the reason, with and without a stream',
  async ([, reply, message]) => {
    const sandbox = testMoltGhost({ reply })
    const error = { message, code: 'internal_error', type: 'api_error' }
    expect((await call(sandbox, '/v1/chat', hello)).body).toEqual({ error })
    const events = await eventsOf(await send(sandbox, '/v1/chat', { ...hello, stream: true }))
    expect(JSON.parse(events.at(-2) ?? '')).toEqual({ error })
  },
)

test('a custom reply that takes too long is a timeout, with and without a stream', async () => {
  const sandbox = testMoltGhost({ tokenPace: 400 })
  const late = { ...hello, timeout_seconds: 1 }
  const { status, body } = await call(sandbox, '/v1/chat', late)
  expect([status, body.error]).toEqual([
    504,
    {
      message: 'The reply timed out after 1 s.',
      code: 'timeout',
      type: 'gateway_timeout',
    },
  ])
  const events = await eventsOf(await send(sandbox, '/v1/chat', { ...late, stream: true }))
  expect(JSON.parse(events.at(-2) ?? '')).toMatchObject({ error: { code: 'timeout' } })
  expect(events.at(-1)).toBe('[DONE]')
})

test('a failing model ends a stream with an error, and a call without a stream with 500', async () => {
  const sandbox = testMoltGhost({ modelError: { afterTokens: 2 } })
  const events = await eventsOf(await send(sandbox, '/v1/chat', { ...hello, stream: true }))
  expect(events).toHaveLength(5)
  expect(JSON.parse(events[3] ?? '')).toMatchObject({ error: { code: 'internal_error' } })
  expect((await call(sandbox, '/v1/chat', hello)).status).toBe(500)
  sandbox.moltghost.configure({ modelError: true })
  expect((await call(sandbox, '/v1/chat', { ...hello, stream: true })).status).toBe(500)
})

test('counts only the tokens generated before the caller aborts', async () => {
  const sandbox = testMoltGhost({ tokenPace: 1 })
  const aborted = new AbortController()
  const { signal } = aborted
  const response = await send(sandbox, '/v1/chat', { ...hello, stream: true }, { signal })
  const reader = response.body?.getReader()
  for (let at = 0; at < 4; at++) await reader?.read()
  aborted.abort()
  await expect(reader?.read()).rejects.toThrow()
  await expect.poll(() => sandbox.moltghost.agents.list()[0]?.tokensUsed).toBeGreaterThan(4)
  expect(sandbox.moltghost.agents.list()[0]?.tokensUsed).toBeLessThan(10)
})

test.each([
  [{}, 'messages', 'messages: is required'],
  [{ messages: [] }, 'messages', 'must have at least 1 item'],
  [{ ...hello, temperature: 3 }, 'temperature', 'must be at most 2'],
  [{ ...hello, tools: [{ type: 'function' }] }, 'tools.0', 'must be a string'],
  ['no json', 'body', 'must be JSON, got "no json"'],
  ['', 'body', 'is required'],
])('rejects %j in the format that OpenAI clients read', async (sent, param, reason) => {
  const { status, body } = await call(testMoltGhost(), '/v1/chat', sent)
  expect(status).toBe(400)
  expect(body.error).toEqual({
    message: expect.stringContaining(reason),
    code: 'invalid_request',
    type: 'invalid_request_error',
    param,
  })
})

test('rejects an unknown model and an unknown skill', async () => {
  const sandbox = testMoltGhost()
  const model = await call(sandbox, '/v1/chat', { ...hello, model: 'gpt-4' })
  expect([model.status, model.body.error.code]).toEqual([404, 'model_not_found'])
  const skill = await call(sandbox, '/v1/chat', { ...hello, tools: ['fly'] })
  expect([skill.status, skill.body.error.code]).toEqual([404, 'skill_not_found'])
  // Tools in OpenAI's format are executed by its clients.
  const tools = [{ type: 'function', function: { name: 'fly' } }]
  const body = { ...hello, model: 'llama3.1-70b', tools }
  expect((await call(sandbox, '/v1/chat/completions', body)).status).toBe(200)
})
