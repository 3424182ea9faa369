import { inspect } from 'node:util'
import type { WebhookEvent } from '@molt-sdk/contracts/moltify/webhooks/webhook-events'
import { hmac } from '@molt-sdk/core/webhooks/hmac'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import {
  dropConnection,
  flood,
  json,
  ok,
  redirect,
  text,
  truncateBody,
} from '../../../core/test/behaviors.ts'
import { rejectionOf } from '../../../core/test/client.ts'
import type { Received, ScriptedServer } from '../../../core/test/scripted-server.ts'
import { closedPortUrl, scriptedServer } from '../../../core/test/scripted-server.ts'
import { fixtures } from '../../test/client-methods.ts'
import { errorResponse, key, moltifyAt, requestSummaries } from '../../test/moltify.ts'
import { ConnectionError, isApiError, isStateError } from '../errors.ts'
import type { TaskHandle, TaskHandleOptions } from './task-handle.ts'
import { createTaskHandle } from './task-handle.ts'

const secret = 'whsec_5ecret-of-the-agent'
const task = fixtures.acceptAgentTask.data

const eventAt = (url: string, changes: Readonly<Record<string, unknown>> = {}): WebhookEvent =>
  ({
    event: 'task.submitted',
    timestamp: '2026-03-02T09:00:00.000Z',
    data: {
      taskId: 't1',
      agentId: 'a1',
      callbackUrl: `${url}/api/agent/tasks/t1/callback`,
      requestor: { id: 'u1' },
      ...changes,
    },
  }) as WebhookEvent

const sessionAt = (
  { url }: Pick<ScriptedServer, 'url'>,
  options: Partial<TaskHandleOptions> = {},
  changes: Readonly<Record<string, unknown>> = {},
): TaskHandle => createTaskHandle(eventAt(url, changes), { secret, baseUrl: url, ...options })

const isSigned = async ({ headers, body }: Received): Promise<boolean> => {
  const at = `${headers['x-moltify-timestamp']}`
  const isNow = Math.abs(Date.now() - Number(at)) < 10_000
  return isNow && headers['x-moltify-signature'] === (await hmac.sign(secret, at, body))
}

const actions: readonly (readonly [string, (session: TaskHandle) => Promise<unknown>, object])[] = [
  ['accept', (session) => session.accept(), { action: 'accept' }],
  ['reject', (session) => session.reject('No.'), { action: 'reject', reason: 'No.' }],
  ['deliver', (session) => session.deliver('Done.'), { action: 'deliver', content: 'Done.' }],
  [
    'deliver with notes',
    (session) => session.deliver({ content: 'Done.', notes: 'Read 7.', files: [] }),
    { action: 'deliver', content: 'Done.', notes: 'Read 7.' },
  ],
  ['message', (session) => session.message('Hm?'), { action: 'message', content: 'Hm?' }],
]

describe('with a secret alone', () => {
  test.for(actions)('%s is a signed callback', async ([, act, body]) => {
    const server = await scriptedServer(ok(task))
    await act(sessionAt(server))
    expect(requestSummaries(server)).toEqual([['POST /api/agent/tasks/t1/callback', body]])
    const [request] = server.requests as [Received]
    expect(await isSigned(request)).toBe(true)
    expect(request.headers).toMatchObject({ 'content-type': 'application/json' })
    expect(request.headers.authorization).toBeUndefined()
  })

  test('gives what the platform answers, the id and the data of the event', async () => {
    const server = await scriptedServer(ok(task))
    const session = sessionAt(server)
    expect(session).toMatchObject({ id: 't1', data: { agentId: 'a1' } })
    expect(await session.accept()).toEqual(task)
    expect(await session.message('x')).toBeUndefined()
  })

  test('an answer without a body is as good', async () => {
    const server = await scriptedServer(text(200, ''))
    expect(await sessionAt(server).accept()).toEqual({})
  })

  test('files are refused, with the cure, and nothing is sent', async () => {
    const server = await scriptedServer(ok(task))
    const files = [{ name: 'a.txt', data: 'x' }]
    const error = await rejectionOf<Error>(sessionAt(server).deliver({ content: 'x', files }))
    expect(error).toMatchObject({ name: 'InputError', fields: { files: [expect.any(String)] } })
    expect(error.message).toMatch(/API key.*client: new Moltify\(\{ apiKey \}\)/)
    expect(server.connections).toBe(0)
  })

  test.for(['reputation', 'history'] as const)('there is no %s, and why', async (what) => {
    const server = await scriptedServer(ok({}))
    const error = await rejectionOf<Error>(sessionAt(server).requestor[what]())
    expect(error).toMatchObject({ name: 'ConfigError', code: 'missing_client' })
    expect(error.message).toContain('new Moltify({ apiKey })')
    expect(server.connections).toBe(0)
  })

  test.for([null, undefined, 7])('%j in the place of a text is refused', async (wrong) => {
    const server = await scriptedServer(ok(task))
    const session = sessionAt(server)
    const given = wrong as unknown as string
    for (const call of [session.reject(given), session.deliver(given), session.message(given)]) {
      expect(await rejectionOf(call)).toMatchObject({ name: 'InputError' })
    }
    expect(server.connections).toBe(0)
  })

  test.for([7, 'a.txt', {}, new Blob(['x'])])(
    '%j for a list of files is refused',
    async (files) => {
      const server = await scriptedServer(ok(task))
      const delivery = { content: 'x', files: files as unknown as [] }
      expect(await rejectionOf(sessionAt(server).deliver(delivery))).toMatchObject({
        name: 'InputError',
        fields: { files: [expect.any(String)] },
      })
      expect(server.connections).toBe(0)
    },
  )

  test.for([[], new Set<never>(), null, undefined])('no files, as %j, are none', async (files) => {
    const server = await scriptedServer(ok(task))
    await sessionAt(server).deliver({ content: 'x', files: files as [] })
    expect(requestSummaries(server)[0]).toEqual([
      expect.any(String),
      { action: 'deliver', content: 'x' },
    ])
  })

  test('a clock of one’s own is what callbacks are signed by', async () => {
    const server = await scriptedServer(ok(task))
    await sessionAt(server, { now: () => 1_000 }).accept()
    const [{ headers, body }] = server.requests as [Received]
    expect(headers['x-moltify-timestamp']).toBe('1000')
    expect(headers['x-moltify-signature']).toBe(await hmac.sign(secret, '1000', body))
  })

  test.for(['', undefined, 7])('a text that is %j is refused', async (wrong) => {
    const server = await scriptedServer(ok(task))
    const session = sessionAt(server)
    const texts = { content: wrong as string, reason: wrong as string }
    for (const call of [session.reject(texts), session.deliver(texts), session.message(texts)]) {
      expect(await rejectionOf(call)).toMatchObject({ name: 'InputError' })
    }
    expect(server.connections).toBe(0)
  })
})

describe('a callback goes nowhere but below the base:', () => {
  const wrong = [
    'https://moltify.ai.evil.example/api/agent/tasks/t1/callback',
    'https://evil.example/https://moltify.ai/',
    'http://moltify.ai/api/agent/tasks/t1/callback',
    'https://moltify.ai:8443/api/agent/tasks/t1/callback',
    'https://user@moltify.ai/api/agent/tasks/t1/callback',
    '//evil.example/callback',
    '/api/agent/tasks/t1/callback',
    'javascript:alert(1)',
    'not a URL',
    '',
    7,
    {},
  ]

  test.for(wrong)('%j is refused, and nothing is signed or sent', async (callbackUrl) => {
    const fetch = vi.fn()
    const sign = vi.spyOn(hmac, 'sign')
    const via = { secret, fetch }
    const session = createTaskHandle(eventAt('https://moltify.ai', { callbackUrl }), via)
    for (const [, act] of actions) {
      expect(await rejectionOf(act(session))).toMatchObject({
        name: 'ConfigError',
        message: expect.stringContaining('nothing was signed or sent'),
      })
    }
    expect(fetch).not.toHaveBeenCalled()
    expect(sign).not.toHaveBeenCalled()
  })

  test.for([
    ['https://gateway.example/moltify/', 'https://gateway.example/moltify/api/x', true],
    ['https://gateway.example/moltify', 'https://gateway.example/moltify2/api/x', false],
    ['https://gateway.example/moltify', 'https://gateway.example/moltify/../api/x', false],
    ['https://gateway.example/moltify', 'https://gateway.example/moltify/%2e%2e/api/x', false],
    ['http://127.0.0.1:4010/moltify', 'http://127.0.0.1:4010/moltify/api/x', true],
    ['http://127.0.0.1:4010/moltify', 'http://127.0.0.1:4011/moltify/api/x', false],
    ['http://moltify.ai', 'http://moltify.ai/api/x', false],
  ] as const)('from %s to %s: %s', async ([baseUrl, callbackUrl, allowed]) => {
    const fetch = vi.fn(async () => Response.json({ success: true, data: {} }))
    const event = eventAt('', { callbackUrl })
    const call = createTaskHandle(event, { secret, baseUrl, fetch }).accept()
    if (allowed) await call
    else expect(await rejectionOf(call)).toMatchObject({ code: 'invalid_base_url' })
    expect(fetch).toHaveBeenCalledTimes(allowed ? 1 : 0)
  })

  test('the base is the platform where none is given, and the client’s where there is one', async () => {
    const urls: string[] = []
    const fetch = async (url: string): Promise<Response> => {
      urls.push(url)
      return Response.json({ success: true, data: {} })
    }
    const event = eventAt('', { callbackUrl: undefined, taskId: 'a/b' })
    await createTaskHandle(event, { secret, fetch }).message('x')
    const client = moltifyAt({ url: 'http://127.0.0.1:4010' })
    await createTaskHandle(event, { secret, fetch, client }).message('x')
    expect(urls).toEqual([
      'https://moltify.ai/api/agent/tasks/a%2Fb/callback',
      'http://127.0.0.1:4010/api/agent/tasks/a%2Fb/callback',
    ])
  })

  test.for(['.', '..'])('a task that calls itself %s is refused', async (taskId) => {
    const fetch = vi.fn()
    const event = eventAt('', { callbackUrl: undefined, taskId })
    const call = createTaskHandle(event, { secret, fetch }).accept()
    expect(await rejectionOf(call)).toMatchObject({ code: 'invalid_base_url' })
    expect(fetch).not.toHaveBeenCalled()
  })

  test('an event that names no task can be answered by nothing', async () => {
    const server = await scriptedServer(ok(task))
    const session = sessionAt(server, {}, { taskId: undefined })
    expect(await rejectionOf(session.accept())).toMatchObject({
      name: 'InputError',
      fields: { taskId: ['is not named by this event'] },
    })
  })
})

describe('a callback that fails', () => {
  const accept = (server: Pick<ScriptedServer, 'url'>): Promise<unknown> =>
    rejectionOf(sessionAt(server).accept())

  test.for([400, 409])('with %d and no fields is a StateError', async (status) => {
    const server = await scriptedServer(errorResponse(status))
    const error = await accept(server)
    expect(isStateError(error)).toBe(true)
    expect(error).toMatchObject({ status, code: `http_${status}`, attempts: 1, retryable: false })
    expect(error).not.toHaveProperty('outcome')
  })

  test('names the fields that are wrong', async () => {
    const error = await accept(
      await scriptedServer(errorResponse(400, { content: ['is too rude'] })),
    )
    expect(isStateError(error)).toBe(false)
    expect(error).toMatchObject({ name: 'ValidationError', fields: { content: ['is too rude'] } })
  })

  test.for([401, 403, 404, 429, 500] as const)(
    'with %d is of the class that a client throws',
    async (status) => {
      const server = await scriptedServer(errorResponse(status))
      const client = moltifyAt(server, { maxRetries: 0 })
      const theirs = await rejectionOf<Error>(client.agentTasks.accept('t1'))
      expect(await accept(server)).toMatchObject({ name: theirs.name })
    },
  )

  test('with 401 asks for the secret, and does not show it', async () => {
    const server = await scriptedServer(json(401, { success: false, error: `no ${secret}` }))
    const error = await accept(server)
    expect(isApiError(error) && error.message).toContain('the secret that Moltify has now?')
    expect(inspect(error, { depth: null, showHidden: true })).not.toContain(secret)
  })

  test('with 200 but no success has failed', async () => {
    const error = await accept(await scriptedServer(json(200, { success: false, error: 'No.' })))
    expect(error).toMatchObject({ name: 'ApiError', status: 200 })
  })

  test('with 200 and a page may have been done, or not', async () => {
    const error = await accept(await scriptedServer(text(200, `<h1>${secret}</h1>`)))
    expect(error).toMatchObject({
      name: 'ContractError',
      status: 200,
      code: 'malformed_json',
      outcome: 'unknown',
    })
    expect(inspect(error, { depth: null, showHidden: true })).not.toContain(secret)
  })

  test.for(['ENETUNREACH', 'EHOSTUNREACH', 'UND_ERR_CONNECT_TIMEOUT'])(
    'with %s was not sent',
    async (code) => {
      const fetch = async (): Promise<never> => {
        throw new TypeError('fetch failed', { cause: Object.assign(new Error('no'), { code }) })
      }
      const error = await rejectionOf(sessionAt({ url: 'http://127.0.0.1:9' }, { fetch }).accept())
      expect(error).toMatchObject({ code: 'connect_failed', retryable: true })
      expect(error).not.toHaveProperty('outcome')
    },
  )

  test('by pointing elsewhere is not followed', async () => {
    const other = await scriptedServer(ok(task))
    const server = await scriptedServer(redirect(307, `${other.url}/api/agent/tasks/t1/callback`))
    expect(await accept(server)).toMatchObject({ name: 'ApiError', status: 307 })
    expect(other.connections).toBe(0)
  })

  test.for([
    ['drops the connection', dropConnection, 'ConnectionError', 'connection_lost'],
    ['cuts the answer', truncateBody(), 'ConnectionError', 'connection_lost'],
    ['answers 500', text(500, '<h1>Oops</h1>'), 'ServerError', 'http_500'],
    ['answers 502', text(502, ''), 'ServerError', 'http_502'],
    ['answers 503', text(503, ''), 'ServerError', 'http_503'],
  ] as const)('because the server %s is open, and not sent again', async ([, does, name, code]) => {
    const server = await scriptedServer(does)
    expect(await accept(server)).toMatchObject({ name, code, outcome: 'unknown', attempts: 1 })
    expect(server.requests).toHaveLength(1)
  })

  test('because nobody listens was not sent', async () => {
    const error = await accept({ url: await closedPortUrl() })
    expect(error).toBeInstanceOf(ConnectionError)
    expect(error).toMatchObject({ code: 'connect_failed', retryable: true })
    expect(error).not.toHaveProperty('outcome')
  })

  test('for want of time is open', async () => {
    const timeout = AbortSignal.timeout(20)
    vi.spyOn(AbortSignal, 'timeout').mockReturnValue(timeout)
    const server = await scriptedServer(() => undefined)
    expect(await accept(server)).toMatchObject({
      name: 'TimeoutError',
      code: 'timeout',
      outcome: 'unknown',
    })
  })

  test('reads no more of an endless answer than a bound', async () => {
    let sent = 0
    const endless = flood(500, 50_000_000, (bytes) => {
      sent = bytes
    })
    const server = await scriptedServer(endless)
    expect(await accept(server)).toMatchObject({ status: 500 })
    await vi.waitFor(() => expect(sent).toBeGreaterThan(0))
    expect(sent).toBeLessThan(20_000_000)
  })
})

describe('a callback that was surely not taken', () => {
  beforeEach(() => {
    vi.useRealTimers()
  })

  test.for([429, 503])('with %d and a time to wait is signed and sent again', async (status) => {
    const server = await scriptedServer(
      errorResponse(status, undefined, { 'retry-after': '0.02' }),
      ok(task),
    )
    expect(await sessionAt(server).accept()).toEqual(task)
    const [first, second] = server.requests as [Received, Received]
    expect(await isSigned(second)).toBe(true)
    expect(second.headers['x-moltify-timestamp']).not.toBe(first.headers['x-moltify-timestamp'])
  })

  test('is given up after three times', async () => {
    const server = await scriptedServer(errorResponse(429, undefined, { 'retry-after': '0' }))
    expect(await rejectionOf(sessionAt(server).accept())).toMatchObject({
      status: 429,
      attempts: 3,
      retryable: true,
      retryAfterMs: 0,
    })
    expect(server.requests).toHaveLength(3)
  })

  test.for([
    [{ 'retry-after': '3600' }, 3_600_000],
    [{}, undefined],
  ] as const)('is left to the caller with %j', async ([headers, retryAfterMs]) => {
    const server = await scriptedServer(errorResponse(429, undefined, headers))
    const error = await rejectionOf(sessionAt(server).accept())
    expect(error).toMatchObject({ attempts: 1, retryable: true })
    expect((error as { retryAfterMs?: number }).retryAfterMs).toBe(retryAfterMs)
  })
})

describe('with a client', () => {
  test('the key answers, but for messages', async () => {
    const server = await scriptedServer(ok(task))
    const session = sessionAt(server, { client: moltifyAt(server) })
    for (const [, act] of actions) await act(session)
    await session.deliver({ content: 'x', files: [{ name: 'a.txt', data: 'x' }] })
    expect(server.requests.map(({ url }) => url.replace('/api/agent/tasks/t1/', ''))).toEqual([
      ...['accept', 'reject', 'deliver', 'deliver', 'callback', 'deliver'],
    ])
    const withKey = server.requests.filter(({ headers }) => headers.authorization)
    expect(withKey.map(({ headers }) => headers.authorization)).toEqual(
      Array(5).fill(`Bearer ${key}`),
    )
    expect(server.requests.at(-1)?.headers['content-type']).toMatch(/^multipart\/form-data/)
  })

  test('the buyer’s reputation and history are those of the event’s buyer and agent', async () => {
    const { data } = fixtures.getRequestorReputation
    const server = await scriptedServer(ok(data))
    const { requestor } = sessionAt(server, { client: moltifyAt(server) })
    expect(await requestor.reputation()).toEqual(data)
    await requestor.history()
    expect(requestSummaries(server)).toEqual([
      ['GET /api/agent/requestors/u1/reputation'],
      ['GET /api/agent/requestors/u1/history?agentId=a1'],
    ])
  })

  test('an event without a buyer says so', async () => {
    const server = await scriptedServer(ok({}))
    const { requestor } = sessionAt(server, { client: moltifyAt(server) }, { requestor: null })
    expect(await rejectionOf(requestor.reputation())).toMatchObject({
      name: 'InputError',
      fields: { requestor: ['is not named by this event'] },
    })
  })

  test('an answer that is lost is settled by reading the task', async () => {
    const server = await scriptedServer(dropConnection, ok({ ...task, status: 'in_progress' }))
    const session = sessionAt(server, { client: moltifyAt(server) })
    expect(await session.accept()).toMatchObject({ status: 'in_progress' })
    expect(server.requests).toHaveLength(2)
  })
})
