import { describe, expect, test, vi } from 'vitest'
import { json, ok, text } from '../../../core/test/behaviors.ts'
import { rejectionOf } from '../../../core/test/client.ts'
import { scriptedServer } from '../../../core/test/scripted-server.ts'
import { event, streamOf, streamOpen } from '../../../core/test/stream-behaviors.ts'
import {
  agentAt,
  chunk,
  doneMarker,
  errorResponse,
  flat,
  key,
  replyStream,
  requestSummaries,
  usageChunk,
} from '../../test/agent.ts'
import { MoltGhostAgent } from '../client.ts'

const prompt = 'What are my top 3 customers?'
const messages = [{ role: 'user', content: prompt }]
const streamed = { stream_options: { include_usage: true }, stream: true }

describe("the reference's own sample", () => {
  test('works unchanged', async () => {
    const server = await scriptedServer(replyStream('Acme, ', 'Bell, ', 'Crow.'))
    const agent = new MoltGhostAgent({
      agentId: 'abc123',
      apiKey: 'molti_xxxxx',
      endpoint: server.url,
    })
    const log = vi.fn()
    const response = await agent.chat('What are my top 3 customers?', {
      stream: true,
      onChunk: (text) => log(text),
    })
    log('Total tokens:', response.usage.total_tokens)
    expect(log.mock.calls).toEqual([['Acme, '], ['Bell, '], ['Crow.'], ['Total tokens:', 10]])
    expect(requestSummaries(server)).toEqual([['POST /v1/chat', { messages, ...streamed }]])
    expect(server.requests[0]?.headers.authorization).toBe('Bearer molti_xxxxx')
  })
})

describe('a chat', () => {
  test('returns the flat response of the reference', async () => {
    const server = await scriptedServer(json(200, flat))
    const agent = agentAt(server, { contract: 'strict' })
    expect(await agent.chat(prompt)).toEqual({
      text: flat.content,
      content: flat.content,
      finishReason: 'stop',
      usage: flat.usage,
      id: 'msg_abc123',
      model: 'llama3.1-70b',
      raw: flat,
    })
    expect(requestSummaries(server)).toEqual([['POST /v1/chat', { messages }]])
  })

  test("returns the short response of the reference's quick start", async () => {
    const short = { id: 'msg_123', content: 'Hello!', model: 'llama3.1-70b', usage: { tokens: 12 } }
    const reply = await agentAt(await scriptedServer(json(200, short)), {
      contract: 'strict',
    }).chat(prompt)
    expect(reply).toMatchObject({ text: 'Hello!', usage: { total_tokens: 12 }, raw: short })
    expect(reply.usage.prompt_tokens).toBeUndefined()
    expect(reply.finishReason).toBeUndefined()
  })

  test("returns the same reply for a response in OpenAI's format", async () => {
    const body = {
      id: 'chatcmpl_1',
      object: 'chat.completion',
      created: 1,
      model: 'llama3.1-70b',
      choices: [
        { index: 0, message: { role: 'assistant', content: 'Acme.' }, finish_reason: 'length' },
      ],
      usage: { prompt_tokens: 3, completion_tokens: 2 },
    }
    const reply = await agentAt(await scriptedServer(json(200, body)), { contract: 'strict' }).chat(
      prompt,
    )
    expect(reply).toMatchObject({ text: 'Acme.', finishReason: 'length', id: 'chatcmpl_1' })
    expect(reply.usage).toEqual({ prompt_tokens: 3, completion_tokens: 2, total_tokens: 5 })
    expect(reply.raw).toEqual(body)
  })

  test('sends all options under their wire names and extra fields unchanged', async () => {
    const server = await scriptedServer(json(200, flat))
    const messages = [
      { role: 'system', content: 'You are a sales analyst' },
      { role: 'user', content: 'Analyze this deal' },
    ]
    const settings = {
      temperature: 0.7,
      max_tokens: 2048,
      tools: ['crm_query', 'slack_notify'],
      timeout_seconds: 300,
      model: 'llama3.1-70b',
      top_p: 0.9,
      stop: ['END'],
      user: 'grace',
    }
    await agentAt(server).chat(messages, {
      ...settings,
      extra: { seed: 7 },
      signal: new AbortController().signal,
      timeout: 5_000,
      maxRetries: 0,
      maxResponseBytes: 100_000,
      headers: { 'x-trace': '1' },
      contract: 'strict',
      hooks: {},
      stream: false,
    })
    expect(requestSummaries(server)).toEqual([
      ['POST /v1/chat', { messages, ...settings, seed: 7 }],
    ])
    expect(server.requests[0]?.headers['x-trace']).toBe('1')
  })

  test('returns the HTTP response with withResponse()', async () => {
    const headers = { 'x-request-id': 'req_1', 'x-ratelimit-limit': '100' }
    const server = await scriptedServer(json(200, flat, headers))
    const { data, requestId, rateLimit } = await agentAt(server).chat(prompt).withResponse()
    expect(data.text).toBe(flat.content)
    expect({ requestId, rateLimit }).toMatchObject({
      requestId: 'req_1',
      rateLimit: { limit: 100 },
    })
  })

  test('with invalid input is not sent', async () => {
    const server = await scriptedServer(ok({}))
    const agent = agentAt(server)
    const errors = await Promise.all([
      rejectionOf(agent.chat([])),
      rejectionOf(agent.chat(prompt, { temperature: 3 })),
      rejectionOf(agent.stream(prompt, { max_tokens: 0 }).final()),
      rejectionOf(agent.tools.invoke({ prompt: 'Do', tools: [] })),
    ])
    expect(errors).toMatchObject([
      { name: 'InputError', fields: { messages: ['must have at least 1 item'] } },
      { name: 'InputError', fields: { temperature: ['must be at most 2'] } },
      { name: 'InputError', fields: { max_tokens: ['must be at least 1'] } },
      { name: 'InputError', fields: { tools: ['must have at least 1 item'] } },
    ])
    expect(server.requests).toEqual([])
  })
})

describe('a response without a reply', () => {
  test.for([
    ['is empty', text(204, '', {})],
    ['is null', json(200, null)],
    ['is an array', json(200, [])],
    ['is a string', json(200, 'ok')],
  ] as const)('but %s throws an error, and is not counted', async ([, behaviour]) => {
    const agent = agentAt(await scriptedServer(behaviour))
    const calls = [
      () => agent.chat('Hello!'),
      () => agent.completions.create('Hello'),
      () => agent.tools.invoke({ prompt: 'Tell sales', tools: ['slack_notify'] }),
    ]
    for (const call of calls) {
      expect(await rejectionOf(call())).toMatchObject({
        name: 'ContractError',
        code: 'contract_violation',
        retryable: false,
        outcome: 'unknown',
      })
    }
    expect(agent.usage.replies).toBe(0)
  })
})

describe('onChunk', () => {
  test('enables streaming', async () => {
    const server = await scriptedServer(replyStream('Hi.'))
    const chunks: string[] = []
    const reply = await agentAt(server).chat(prompt, { onChunk: (text) => chunks.push(text) })
    expect(chunks).toEqual(['Hi.'])
    expect(reply).toMatchObject({ text: 'Hi.', finishReason: 'stop' })
    expect(requestSummaries(server)).toEqual([['POST /v1/chat', { messages, ...streamed }]])
  })

  test('is awaited', async () => {
    const order: string[] = []
    await agentAt(await scriptedServer(replyStream('a', 'b'))).chat(prompt, {
      onChunk: async (text) => {
        order.push(`${text} begins`)
        await new Promise((resolve) => setTimeout(resolve, 5))
        order.push(`${text} ends`)
      },
    })
    expect(order).toEqual(['a begins', 'a ends', 'b begins', 'b ends'])
  })

  test('that throws ends the stream with its error', async () => {
    const server = await scriptedServer(streamOpen(chunk('a')))
    const fault = new Error('the screen is gone')
    const onChunk = (): never => {
      throw fault
    }
    expect(await rejectionOf(agentAt(server).chat(prompt, { onChunk }))).toBe(fault)
    await expect.poll(() => server.open).toBe(0)
  })
})

describe("api: 'openai'", () => {
  test('sends chats to /v1/chat/completions', async () => {
    const body = { id: 'c1', choices: [{ message: { role: 'assistant', content: 'Hi.' } }] }
    const server = await scriptedServer(json(200, body), replyStream('Hi ', 'again.'))
    const agent = agentAt(server, { api: 'openai', contract: 'strict' })
    const options = { model: 'llama3.1-70b' }
    expect(await agent.chat(prompt, options)).toMatchObject({ text: 'Hi.' })
    expect(await agent.stream(prompt, options).final()).toMatchObject({
      text: 'Hi again.',
      usage: { total_tokens: 9 },
    })
    expect(requestSummaries(server)).toEqual([
      ['POST /v1/chat/completions', { messages, ...options }],
      ['POST /v1/chat/completions', { messages, ...options, ...streamed }],
    ])
  })

  test.for([
    [404, text(404, '404 page not found')],
    [404, json(404, { error: { message: 'Invalid URL (POST /v1/chat)', code: null } })],
    [404, json(404, { detail: 'Not Found' })],
    [400, json(400, { error: 'Unexpected endpoint or method. (POST /v1/chat)' })],
    [405, json(405, { detail: 'Method Not Allowed' })],
  ] as const)(
    'is suggested by the error for a %d that is not of MoltGhost',
    async ([status, response]) => {
      const hint = "If this server only supports OpenAI's API, set api: 'openai'."
      const server = await scriptedServer(response)
      const agent = agentAt(server, { maxRetries: 0 })
      for (const call of [() => agent.chat(prompt), () => agent.stream(prompt).final()]) {
        const error = await rejectionOf<Error>(call())
        expect(error).toMatchObject({ status })
        expect(error.message).toMatch(/[.})] If this server/)
        expect(error.message).toContain(hint)
      }
      const openAi = agentAt(server, { api: 'openai', model: 'm', maxRetries: 0 })
      for (const call of [() => openAi.chat(prompt), () => agent.completions.create(prompt)]) {
        expect((await rejectionOf<Error>(call())).message).not.toContain("api: 'openai'")
      }
    },
  )

  test.for([
    [400, 'invalid_request'],
    [404, 'model_not_found'],
    [404, 'skill_not_found'],
    [403, 'rate_limited'],
  ] as const)('is not suggested for %d %s', async ([status, code]) => {
    const server = await scriptedServer(errorResponse(status, code))
    const call = agentAt(server, { maxRetries: 0 }).chat(prompt)
    expect((await rejectionOf<Error>(call)).message).not.toContain('openai')
  })

  test('uses the model of the client for calls that name none', async () => {
    const server = await scriptedServer(
      json(200, { id: 'c1', choices: [{ message: { content: 'Hi.' } }] }),
    )
    const agent = agentAt(server, { api: 'openai', model: 'default-model', logger: {} })
    await agent.chat(prompt)
    await agent.chat(prompt, { model: undefined })
    await agent.chat(prompt, { model: 'other' })
    await agent.chat(prompt, { extra: { model: 'extra' } })
    await agent.completions.create('Once')
    expect(server.requests.map(({ body }) => JSON.parse(`${body}`).model)).toEqual([
      'default-model',
      'default-model',
      'other',
      'extra',
      'default-model',
    ])
  })

  test('requires a model', async () => {
    const agent = agentAt(await scriptedServer(ok({})), { api: 'openai' })
    expect(await rejectionOf(agent.chat(prompt))).toMatchObject({
      fields: { model: ['is required'] },
    })
  })
})

describe('besides chats', () => {
  test('completions complete a prompt', async () => {
    const body = { id: 'cmpl_1', choices: [{ text: ' upon a time', finish_reason: 'stop' }] }
    const chunks = ['upon ', 'a time'].map((text) => event({ id: 'cmpl_2', choices: [{ text }] }))
    const server = await scriptedServer(json(200, body), streamOf(...chunks, doneMarker))
    const { completions } = agentAt(server, { contract: 'strict' })
    expect(await completions.create('Once', { max_tokens: 9 })).toMatchObject({
      text: ' upon a time',
      finishReason: 'stop',
    })
    expect(await completions.stream(['Once']).final()).toMatchObject({ text: 'upon a time' })
    expect(requestSummaries(server)).toEqual([
      ['POST /v1/completions', { prompt: 'Once', max_tokens: 9 }],
      ['POST /v1/completions', { prompt: ['Once'], ...streamed }],
    ])
  })

  test('tools.invoke() invokes skills', async () => {
    const calls = [{ id: 'call_1', name: 'crm_query', arguments: { top: 3 }, status: 'ok' }]
    const server = await scriptedServer(json(200, { ...flat, tool_calls: calls }), json(200, {}))
    const { tools } = agentAt(server, { contract: 'strict' })
    const request = { prompt: 'Find them', tools: ['crm_query'] }
    expect(await tools.invoke(request)).toMatchObject({ text: flat.content, toolCalls: calls })
    expect(await tools.invoke(request)).toMatchObject({ text: '', toolCalls: [] })
    expect(requestSummaries(server)[0]).toEqual(['POST /v1/tools', request])
  })

  test('models.list() lists models', async () => {
    const data = [{ id: 'llama3.1-70b', object: 'model' }, { id: 'qwen2.5-72b' }]
    const server = await scriptedServer(json(200, { object: 'list', data }))
    const { models } = agentAt(server, { contract: 'strict' })
    expect((await models.list()).items).toEqual(data)
    expect(await models.list().toArray()).toEqual(data)
    expect(requestSummaries(server)[0]).toEqual(['GET /v1/models'])
  })

  test('health() reads the status', async () => {
    const health = { status: 'running', agent_id: 'abc123', uptime_seconds: 7 }
    const server = await scriptedServer(json(200, health))
    expect(await agentAt(server, { contract: 'strict' }).health()).toEqual(health)
    expect(requestSummaries(server)).toEqual([['GET /v1/health']])
  })
})

describe('usage', () => {
  test('adds up the tokens of all replies', async () => {
    const server = await scriptedServer(
      json(200, flat),
      replyStream('Hi.'),
      json(200, { id: 'm', model: 'l', content: '', usage: { tokens: 12 } }),
      json(200, { id: 'cmpl_1', choices: [{ text: '' }] }),
      streamOf(chunk('Well, ')),
    )
    const events: unknown[] = []
    const agent = agentAt(server, {
      onUsage: ({ operation, reply, totals }) =>
        events.push([operation, reply.usage.total_tokens, totals.total_tokens]),
    })
    expect(agent.usage).toEqual({
      prompt_tokens: 0,
      completion_tokens: 0,
      total_tokens: 0,
      replies: 0,
    })
    await agent.chat(prompt)
    await agent.stream(prompt).final()
    await agent.tools.invoke({ prompt, tools: ['crm_query'] })
    await agent.completions.create(prompt)
    await rejectionOf(agent.stream(prompt).final())
    expect(agent.usage).toEqual({
      prompt_tokens: 52,
      completion_tokens: 129,
      total_tokens: 193,
      replies: 4,
    })
    expect(events).toEqual([
      ['createChat', 173, 173],
      ['createChat', 8, 181],
      ['invokeTools', 12, 193],
      ['createCompletion', undefined, 193],
    ])
  })

  test.for([
    ['throws', (): never => expect.fail('no more money')],
    ['rejects', async (): Promise<never> => expect.fail('no more money')],
  ] as const)('are counted though onUsage %s, which is logged', async ([, onUsage]) => {
    const warn = vi.fn()
    const agent = agentAt(await scriptedServer(json(200, flat)), { onUsage, logger: { warn } })
    expect(await agent.chat(prompt)).toMatchObject({ text: flat.content })
    expect(agent.usage.replies).toBe(1)
    await vi.waitFor(() => expect(warn).toHaveBeenCalled())
    expect(warn).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('no more money'))
  })
})

test('ignores non-numeric token counts', async () => {
  const usage = { prompt_tokens: '45', completion_tokens: 3, total_tokens: null, tokens: 48 }
  const agent = agentAt(await scriptedServer(json(200, { ...flat, usage })))
  const reply = await agent.chat('Hello!')
  expect(reply.usage).toEqual({ completion_tokens: 3, total_tokens: 48 })
  expect(agent.usage).toMatchObject({ prompt_tokens: 0, completion_tokens: 3, total_tokens: 48 })
})

test('counts a usage event at any position of the stream', async () => {
  const server = await scriptedServer(streamOf(usageChunk(1, 2), chunk('a'), chunk('', 'stop')))
  expect(await agentAt(server).stream(prompt).final()).toMatchObject({
    text: 'a',
    usage: { total_tokens: 3 },
  })
})

test('sends the API key only in its header', async () => {
  const server = await scriptedServer(json(200, flat))
  await agentAt(server).chat(prompt)
  const [{ url, body, headers } = { url: '', body: '', headers: {} }] = server.requests
  expect(url + body).not.toContain(key)
  expect(Object.entries(headers).filter(([, value]) => `${value}`.includes(key))).toHaveLength(1)
})
