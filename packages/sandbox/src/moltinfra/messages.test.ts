import { describe, expect, test } from 'vitest'
import {
  call,
  createTestAgent,
  readStreamEvents,
  request,
  testSandbox,
} from '../../test/moltinfra.ts'

const messages = (id: string): string => `/agents/${id}/messages`

describe('a message', () => {
  test('returns the documented fields', async () => {
    const sandbox = testSandbox({ moltinfra: { tokenPace: 1 } })
    const id = await createTestAgent(sandbox, { model: 'gpt-4' })
    const message = {
      text: 'Hello there',
      userId: 'u1',
      roomId: 'r1',
      context: { platform: 'web' },
    }
    const { status, body } = await call(sandbox, 'POST', messages(id), message)
    expect(status).toBe(200)
    expect(body).toEqual({
      success: true,
      data: {
        messageId: expect.stringMatching(/^msg_[a-z0-9]{12}$/),
        response: 'Hello, this is Ada. You said: "Hello there"',
        agentId: id,
        userId: 'u1',
        roomId: 'r1',
        timestamp: '2026-01-05T12:00:00.000Z',
        metadata: { tokensUsed: 10, responseTime: 0.008, model: 'gpt-4' },
      },
    })
  })

  test('has the same reply for the same requests', async () => {
    const responses = async (): Promise<unknown[]> => {
      const sandbox = testSandbox()
      const id = await createTestAgent(sandbox)
      const first = await call(sandbox, 'POST', messages(id), { text: 'One' })
      const second = await call(sandbox, 'POST', messages(id), { text: 'Two' })
      return [first.body, second.body]
    }
    expect(await responses()).toEqual(await responses())
  })

  test('continues a conversation by user and room', async () => {
    const sandbox = testSandbox()
    const id = await createTestAgent(sandbox)
    const send = async (message: object): Promise<string> =>
      (await call(sandbox, 'POST', messages(id), { text: 'Hi', ...message })).body.data.response
    await send({ userId: 'u1' })
    expect(await send({ userId: 'u1' })).toContain('In message 2 of our conversation')
    expect(await send({ userId: 'u1', roomId: 'r1' })).toContain('Hello, this is Ada')
    expect(await send({})).toContain('Hello, this is Ada')
    const { metrics } = (await call(sandbox, 'GET', `/agents/${id}`)).body.data
    expect(metrics).toMatchObject({ totalMessages: 4, totalConversations: 3 })
  })

  test('is quoted in part if it is long', async () => {
    const sandbox = testSandbox()
    const id = await createTestAgent(sandbox)
    const { body } = await call(sandbox, 'POST', messages(id), { text: 'x'.repeat(5000) })
    expect(body.data.response).toContain(`"${'x'.repeat(200)}…"`)
  })

  test.each([
    [{}, 'text'],
    [{ text: '' }, 'text'],
    [{ text: 7 }, 'text'],
    [{ text: 'Hi', userId: null }, 'userId'],
    [{ text: 'Hi', context: [] }, 'context'],
    [{ text: 'Hi', stream: 'yes' }, 'stream'],
    ['nonsense', 'body'],
  ])('%j is an INVALID_MESSAGE', async (message, field) => {
    const sandbox = testSandbox()
    const id = await createTestAgent(sandbox)
    const { status, body } = await call(sandbox, 'POST', messages(id), message)
    expect(status).toBe(400)
    expect(body.error).toMatchObject({ code: 'INVALID_MESSAGE', details: { field } })
  })

  test.each(['', '/stream'])(
    'to an unknown agent at messages%s is AGENT_NOT_FOUND',
    async (suffix) => {
      const { status, body } = await call(testSandbox(), 'POST', messages('agent_x') + suffix, {
        text: 'Hi',
      })
      expect([status, body.error.code]).toEqual([404, 'AGENT_NOT_FOUND'])
    },
  )

  test.each(['inactive', 'error'] as const)('to an agent that is %s is rejected', async (state) => {
    const sandbox = testSandbox()
    const id = await createTestAgent(sandbox)
    sandbox.moltinfra.agents.update(id, { status: state })
    for (const suffix of ['', '/stream']) {
      const { status, body } = await call(sandbox, 'POST', messages(id) + suffix, { text: 'Hi' })
      expect(status).toBe(503)
      expect(body.error).toMatchObject({
        code: 'AGENT_UNAVAILABLE',
        details: { status: state, reason: expect.any(String) },
      })
    }
    sandbox.moltinfra.agents.update(id, { status: 'active' })
    expect((await call(sandbox, 'POST', messages(id), { text: 'Hi' })).status).toBe(200)
  })

  test('fails with MODEL_ERROR while the model fails, and is not stored', async () => {
    const sandbox = testSandbox({ moltinfra: { modelError: true } })
    const id = await createTestAgent(sandbox)
    for (const suffix of ['', '/stream']) {
      const { status, body } = await call(sandbox, 'POST', messages(id) + suffix, { text: 'Hi' })
      expect([status, body.error.code]).toEqual([500, 'MODEL_ERROR'])
    }
    sandbox.moltinfra.configure({ modelError: false })
    const { body } = await call(sandbox, 'POST', messages(id), { text: 'Hi' })
    expect(body.data.response).toContain('Hello, this is Ada')
  })
})

describe('a stream', () => {
  const triggers = [
    ['the streaming endpoint', '/stream', {}],
    ['stream: true', '', { stream: true }],
  ] as const

  test.each(triggers)('is sent by %s', async (_name, suffix, extra) => {
    const sandbox = testSandbox()
    const id = await createTestAgent(sandbox)
    const message = { text: 'Hello there', userId: 'u1', ...extra }
    const response = await request(sandbox, 'POST', messages(id) + suffix, message)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
    expect(response.headers.get('x-ratelimit-remaining')).toBe('58')
    const events = await readStreamEvents(response)
    const done = events.pop()
    expect(events.every(({ type }) => type === 'token')).toBe(true)
    expect(events.length).toBe(8)
    expect(events.map(({ content }) => content).join('')).toBe(done?.['response'])
    expect(done).toEqual({
      type: 'done',
      messageId: expect.stringMatching(/^msg_/),
      response: 'Hello, this is Ada. You said: "Hello there"',
      agentId: id,
      userId: 'u1',
      timestamp: '2026-01-05T12:00:00.000Z',
      metadata: { tokensUsed: 10, responseTime: 0, model: 'sandbox-echo' },
    })
  })

  test('sends its tokens with the configured delay', async () => {
    const sandbox = testSandbox({ moltinfra: { tokenPace: 15 } })
    const id = await createTestAgent(sandbox)
    const startedAt = performance.now()
    const response = await request(sandbox, 'POST', `${messages(id)}/stream`, { text: 'Hi' })
    expect(sandbox.log().at(-1)?.operation).toBe('createAgent')
    const events = await readStreamEvents(response)
    const elapsed = performance.now() - startedAt
    expect(elapsed).toBeGreaterThan((events.length - 1) * 14)
  })

  test('ends with an error event when the model fails', async () => {
    const sandbox = testSandbox({ moltinfra: { modelError: { afterTokens: 2 } } })
    const id = await createTestAgent(sandbox)
    const events = await readStreamEvents(
      await request(sandbox, 'POST', `${messages(id)}/stream`, { text: 'Hi' }),
    )
    expect(events.map(({ type }) => type)).toEqual(['token', 'token', 'error'])
    expect(events[2]).toMatchObject({ error: { code: 'MODEL_ERROR', message: expect.any(String) } })
    const plain = await call(sandbox, 'POST', messages(id), { text: 'Hi' })
    expect(plain.status).toBe(500)
  })

  test.each([404, 405] as const)('can be missing with %i, for the fallback', async (missing) => {
    const sandbox = testSandbox({ moltinfra: { streamEndpoint: missing } })
    const id = await createTestAgent(sandbox)
    const { status, body } = await call(sandbox, 'POST', `${messages(id)}/stream`, { text: 'Hi' })
    expect([status, body.error.code]).toEqual([missing, 'NOT_FOUND'])
    const other = await request(sandbox, 'POST', messages(id), { text: 'Hi', stream: true })
    expect((await readStreamEvents(other)).at(-1)).toMatchObject({ type: 'done' })
  })
})

describe('an agent', () => {
  const streamTo = (sandbox: ReturnType<typeof testSandbox>, id: string): Promise<Response> =>
    request(sandbox, 'POST', `${messages(id)}/stream`, { text: 'Hi' })

  test('accepts ten messages at a time and rejects the eleventh until one has ended', async () => {
    const sandbox = testSandbox()
    const id = await createTestAgent(sandbox)
    const open = await Promise.all(Array.from({ length: 10 }, () => streamTo(sandbox, id)))
    const { status, headers, body } = await call(sandbox, 'POST', messages(id), { text: 'Hi' })
    expect([status, body.error.code]).toEqual([429, 'RATE_LIMIT_EXCEEDED'])
    expect(body.error.details).toEqual({ retryAfter: 1 })
    expect(headers.get('retry-after')).toBe('1')

    const other = await createTestAgent(sandbox)
    expect((await call(sandbox, 'POST', messages(other), { text: 'Hi' })).status).toBe(200)

    await open[0]?.text()
    expect((await call(sandbox, 'POST', messages(id), { text: 'Hi' })).status).toBe(200)
  })

  test('releases the slot of a caller that aborts, reading or not', async () => {
    const sandbox = testSandbox()
    const id = await createTestAgent(sandbox)
    const inFlight = (): number => sandbox.moltinfra.agents.list()[0]?.inFlight ?? -1
    const unread = await streamTo(sandbox, id)
    const reading = await streamTo(sandbox, id)
    const reader = reading.body?.getReader()
    await reader?.read()
    expect(inFlight()).toBe(2)
    await unread.body?.cancel()
    expect(inFlight()).toBe(1)
    await reader?.cancel()
    expect(inFlight()).toBe(0)
  })

  test('counts messages without a stream too, until they end or are aborted', async () => {
    const sandbox = testSandbox({ moltinfra: { tokenPace: 60_000, concurrentMessages: 1 } })
    const id = await createTestAgent(sandbox)
    const aborted = new AbortController()
    const first = request(sandbox, 'POST', messages(id), { text: 'Hi' }, { signal: aborted.signal })
    const second = await call(sandbox, 'POST', messages(id), { text: 'Hi' })
    expect(second.status).toBe(429)
    aborted.abort()
    await expect(first).rejects.toThrow(/abort/i)
    sandbox.moltinfra.configure({ tokenPace: 0 })
    expect((await call(sandbox, 'POST', messages(id), { text: 'Hi' })).status).toBe(200)
  })
})
