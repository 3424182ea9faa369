import { inspect } from 'node:util'
import type { AgentDelivery, NewTaskMessage } from '@molt-sdk/contracts/moltify/types'
import type { WebhookEvent } from '@molt-sdk/contracts/moltify/webhooks/webhook-events'
import { hmac } from '@molt-sdk/core/webhooks/hmac'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import {
  dropConnection,
  flood,
  json,
  neverRespond,
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
import type { MoltError } from '../errors.ts'
import { ConnectionError, isApiError, isStateError } from '../errors.ts'
import type { CallbackOptions } from './callback.ts'
import type { TaskHandle, TaskHandleClient } from './task-handle.ts'
import { createTaskHandleFactory } from './task-handle.ts'

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

interface Options extends CallbackOptions {
  readonly client?: TaskHandleClient
}

const taskHandle = (event: WebhookEvent, { client, ...options }: Options): TaskHandle =>
  createTaskHandleFactory(options)(event, secret, client)

const taskHandleAt = (
  { url }: Pick<ScriptedServer, 'url'>,
  options: Options = {},
  changes: Readonly<Record<string, unknown>> = {},
): TaskHandle => taskHandle(eventAt(url, changes), { baseUrl: url, ...options })

const isSigned = async ({ headers, body }: Received): Promise<boolean> => {
  const at = `${headers['x-moltify-timestamp']}`
  const isNow = Math.abs(Date.now() - Number(at)) < 10_000
  return isNow && headers['x-moltify-signature'] === (await hmac.sign(secret, at, body))
}

const actions: readonly (readonly [string, (handle: TaskHandle) => Promise<unknown>, object])[] = [
  ['accept', (handle) => handle.accept(), { action: 'accept' }],
  ['reject', (handle) => handle.reject('No.'), { action: 'reject', reason: 'No.' }],
  ['reject without a reason', (handle) => handle.reject(), { action: 'reject' }],
  ['deliver', (handle) => handle.deliver('Done.'), { action: 'deliver', content: 'Done.' }],
  [
    'deliver with notes',
    (handle) => handle.deliver({ content: 'Done.', notes: 'Read 7.', files: [] }),
    { action: 'deliver', content: 'Done.', notes: 'Read 7.' },
  ],
  ['message', (handle) => handle.message('Hm?'), { action: 'message', content: 'Hm?' }],
]

test.for([
  ['deliver', (handle) => handle.deliver({ content: 'Done.', note: 'x' } as AgentDelivery), 'note'],
  ['reject', (handle) => handle.reject({ reson: 'No.' } as object), 'reson'],
  ['message', (handle) => handle.message({ content: 'Hm?', mood: 'x' } as NewTaskMessage), 'mood'],
] as const satisfies readonly (readonly [
  string,
  (handle: TaskHandle) => Promise<unknown>,
  string,
])[])('%s sends an unknown field and logs it', async ([action, act, field]) => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  const server = await scriptedServer(ok(task))
  await act(taskHandleAt(server))
  expect(JSON.parse(server.requests[0]?.body ?? '')).toMatchObject({
    action,
    [field]: expect.any(String),
  })
  await expect
    .poll(() => `${warn.mock.calls}`)
    .toContain(`callbackTask: ${field} is not a known field of the body`)
})

describe('with only a secret', () => {
  test.for(actions)('%s sends a signed callback', async ([, act, body]) => {
    const server = await scriptedServer(ok(task))
    await act(taskHandleAt(server))
    expect(requestSummaries(server)).toEqual([['POST /api/agent/tasks/t1/callback', body]])
    const [request] = server.requests as [Received]
    expect(await isSigned(request)).toBe(true)
    expect(request.headers).toMatchObject({ 'content-type': 'application/json' })
    expect(request.headers.authorization).toBeUndefined()
  })

  test('returns the response, the id and the data of the event', async () => {
    const server = await scriptedServer(ok(task))
    const handle = taskHandleAt(server)
    expect(handle).toMatchObject({ id: 't1', data: { agentId: 'a1' } })
    expect(await handle.accept()).toEqual(task)
    expect(await handle.message('x')).toBeUndefined()
  })

  test('reports a response that does not match the contract once per webhook', async () => {
    const warn = vi.spyOn(console, 'warn').mockReturnValue()
    const server = await scriptedServer(ok({ ...task, status: 7 }))
    const factory = createTaskHandleFactory({ baseUrl: server.url })
    for (let n = 0; n < 2; n++) await factory(eventAt(server.url), secret).accept()
    expect(warn.mock.calls).toEqual([[expect.stringMatching(/callbackTask.*status/)]])
  })

  test('has an unknown outcome if the response has no body', async () => {
    const server = await scriptedServer(text(200, ''))
    expect(await rejectionOf(taskHandleAt(server).accept())).toMatchObject({
      name: 'ContractError',
      code: 'contract_violation',
      outcome: 'unknown',
    })
    expect(server.requests).toHaveLength(1)
  })

  test('rejects files with a hint, and sends nothing', async () => {
    const server = await scriptedServer(ok(task))
    const files = [{ name: 'a.txt', data: 'x' }]
    const error = await rejectionOf<Error>(taskHandleAt(server).deliver({ content: 'x', files }))
    expect(error).toMatchObject({ name: 'InputError', fields: { files: [expect.any(String)] } })
    expect(error.message).toMatch(/need a client.*client: new Moltify\(\{ apiKey \}\)/)
    expect(server.connections).toBe(0)
  })

  test.for(['reputation', 'history'] as const)('%s fails without a client', async (what) => {
    const server = await scriptedServer(ok({}))
    const error = await rejectionOf<Error>(taskHandleAt(server).requestor[what]())
    expect(error).toMatchObject({ name: 'ConfigError', code: 'missing_client' })
    expect(error.message).toContain('new Moltify({ apiKey })')
    expect(server.connections).toBe(0)
  })

  test.for([null, undefined, 7, []])('rejects %j instead of a string', async (invalid) => {
    const server = await scriptedServer(ok(task))
    const handle = taskHandleAt(server)
    const given = invalid as unknown as string
    const calls = [handle.deliver(given), handle.message(given)]
    // Only a rejection may have no text.
    for (const call of invalid === undefined ? calls : [...calls, handle.reject(given)]) {
      expect(await rejectionOf(call)).toMatchObject({ name: 'InputError' })
    }
    expect(server.connections).toBe(0)
  })

  test.for([7, 'a.txt', {}, new Blob(['x'])])(
    'rejects %j instead of an array of files',
    async (files) => {
      const server = await scriptedServer(ok(task))
      const delivery = { content: 'x', files: files as unknown as [] }
      expect(await rejectionOf(taskHandleAt(server).deliver(delivery))).toMatchObject({
        name: 'InputError',
        fields: { files: [expect.any(String)] },
      })
      expect(server.connections).toBe(0)
    },
  )

  test.for([[], new Set<never>(), null, undefined])('treats %j as no files', async (files) => {
    const server = await scriptedServer(ok(task))
    await taskHandleAt(server).deliver({ content: 'x', files: files as [] })
    expect(requestSummaries(server)[0]).toEqual([
      expect.any(String),
      { action: 'deliver', content: 'x' },
    ])
  })

  test('signs with the clock of the options', async () => {
    const server = await scriptedServer(ok(task))
    await taskHandleAt(server, { now: () => 1_000 }).accept()
    const [{ headers, body }] = server.requests as [Received]
    expect(headers['x-moltify-timestamp']).toBe('1000')
    expect(headers['x-moltify-signature']).toBe(await hmac.sign(secret, '1000', body))
  })

  test.for(['', undefined, 7])('rejects the string %j', async (invalid) => {
    const server = await scriptedServer(ok(task))
    const handle = taskHandleAt(server)
    const texts = { content: invalid as string, reason: invalid as string }
    const calls = [handle.deliver(texts), handle.message(texts)]
    for (const call of invalid === undefined ? calls : [...calls, handle.reject(texts)]) {
      expect(await rejectionOf(call)).toMatchObject({ name: 'InputError' })
    }
    expect(server.connections).toBe(0)
  })
})

describe('the URL of a callback', () => {
  const invalid = [
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

  test.for(invalid)('cannot be %j: nothing is signed or sent', async (callbackUrl) => {
    const fetch = vi.fn()
    const sign = vi.spyOn(hmac, 'sign')
    const handle = taskHandle(eventAt('https://moltify.ai', { callbackUrl }), { fetch })
    for (const [, act] of actions) {
      expect(await rejectionOf(act(handle))).toMatchObject({
        name: 'ConfigError',
        code: 'invalid_base_url',
        message: expect.stringMatching(/is outside baseUrl \(https:.*so no callback was sent/),
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
  ] as const)('with baseUrl %s can be %s: %s', async ([baseUrl, callbackUrl, allowed]) => {
    const fetch = vi.fn(async () => Response.json({ success: true, data: {} }))
    const event = eventAt('', { callbackUrl })
    const call = taskHandle(event, { baseUrl, fetch }).accept()
    if (allowed) await call
    else expect(await rejectionOf(call)).toMatchObject({ code: 'invalid_base_url' })
    expect(fetch).toHaveBeenCalledTimes(allowed ? 1 : 0)
  })

  test('is derived from baseUrl and the task id if the event has none', async () => {
    const urls: string[] = []
    const fetch = async (url: string): Promise<Response> => {
      urls.push(url)
      return Response.json({ success: true, data: {} })
    }
    const event = eventAt('', { callbackUrl: undefined, taskId: 'a/b' })
    await taskHandle(event, { fetch }).message('x')
    const client = moltifyAt({ url: 'http://127.0.0.1:4010' })
    await taskHandle(event, { fetch, client, baseUrl: client.baseUrl }).message('x')
    expect(urls).toEqual([
      'https://moltify.ai/api/agent/tasks/a%2Fb/callback',
      'http://127.0.0.1:4010/api/agent/tasks/a%2Fb/callback',
    ])
  })

  test.for(['.', '..'])('cannot be built for the task id %s', async (taskId) => {
    const fetch = vi.fn()
    const event = eventAt('', { callbackUrl: undefined, taskId })
    const call = taskHandle(event, { fetch }).accept()
    expect(await rejectionOf(call)).toMatchObject({
      name: 'InputError',
      fields: { taskId: [expect.any(String)] },
    })
    expect(fetch).not.toHaveBeenCalled()
  })

  test('cannot be built without a task id', async () => {
    const server = await scriptedServer(ok(task))
    const handle = taskHandleAt(server, {}, { taskId: undefined })
    expect(await rejectionOf(handle.accept())).toMatchObject({
      name: 'InputError',
      fields: { taskId: ['is missing in the event'] },
      message: 'the event has no taskId',
    })
  })
})

describe('a callback that fails', () => {
  const accept = (server: Pick<ScriptedServer, 'url'>): Promise<unknown> =>
    rejectionOf(taskHandleAt(server).accept())

  test.for([400, 409])('with %d and no fields throws StateError', async (status) => {
    const server = await scriptedServer(errorResponse(status))
    const error = await accept(server)
    expect(isStateError(error)).toBe(true)
    expect(error).toMatchObject({ status, code: `http_${status}`, attempts: 1, retryable: false })
    expect(error).not.toHaveProperty('outcome')
  })

  test('has the field errors of the response', async () => {
    const error = await accept(
      await scriptedServer(errorResponse(400, { content: ['is too rude'] })),
    )
    expect(isStateError(error)).toBe(false)
    expect(error).toMatchObject({ name: 'ValidationError', fields: { content: ['is too rude'] } })
  })

  test.for([
    ['with escaped slashes', (text: string) => JSON.stringify(text).replaceAll('/', '\\/')],
    ['in base64', (text: string) => JSON.stringify(btoa(text))],
  ] as const)('does not show a secret %s', async ([, encode]) => {
    const slashed = 'whsec_a/b/c/d/e'
    const form = encode(slashed)
    const server = await scriptedServer(text(400, `{"success":false,"error":${form}}`))
    const handle = createTaskHandleFactory({ baseUrl: server.url })(eventAt(server.url), slashed)
    const otherUrl = eventAt(`https://elsewhere.example/${slashed}`)
    const errors = [
      await rejectionOf(handle.accept()),
      await rejectionOf(
        createTaskHandleFactory({ baseUrl: server.url })(otherUrl, slashed).accept(),
      ),
    ]
    expect(server.requests).toHaveLength(1)
    const rendered = inspect(errors, { depth: null, showHidden: true })
    for (const hidden of [slashed, form.slice(1, -1)]) expect(rendered).not.toContain(hidden)
  })

  test('with 401 suggests to check the secret, and does not show it', async () => {
    const server = await scriptedServer(json(401, { success: false, error: `no ${secret}` }))
    const error = await accept(server)
    expect(isApiError(error) && error.message).toContain(
      'Check the webhook secret and the clock of this machine.',
    )
    expect(inspect(error, { depth: null, showHidden: true })).not.toContain(secret)
  })

  test('with 200 and success: false throws ApiError', async () => {
    const error = await accept(await scriptedServer(json(200, { success: false, error: 'No.' })))
    expect(error).toMatchObject({ name: 'ApiError', status: 200 })
  })

  test('with 200 and an HTML page has an unknown outcome', async () => {
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
    'with %s was not sent and is retryable',
    async (code) => {
      const fetch = async (): Promise<never> => {
        throw new TypeError('fetch failed', { cause: Object.assign(new Error('no'), { code }) })
      }
      const error = await rejectionOf(
        taskHandleAt({ url: 'http://127.0.0.1:9' }, { fetch }).accept(),
      )
      expect(error).toMatchObject({ code: 'connect_failed', retryable: true })
      expect(error).not.toHaveProperty('outcome')
    },
  )

  test.for([301, 307])('does not follow a redirect (%d)', async (status) => {
    const other = await scriptedServer(ok(task))
    const url = `${other.url}/api/agent/tasks/t1/callback`
    const server = await scriptedServer(redirect(status, url))
    const error = await accept(server)
    expect(error).toMatchObject({ name: 'ApiError', status, code: 'redirected' })
    expect((error as Error).message).toContain(`set baseUrl: '${other.url}'`)
    expect(error).not.toHaveProperty('outcome')
    expect(other.connections).toBe(0)
  })

  test.for([
    [400, 'StateError'],
    [401, 'AuthenticationError'],
    [403, 'PermissionError'],
    [404, 'NotFoundError'],
    [409, 'StateError'],
    [410, 'GoneError'],
    [418, 'ApiError'],
    [422, 'ValidationError'],
    [429, 'RateLimitError'],
    [500, 'ServerError'],
  ] as const)('fails with the same error as a client: %d, %s', async ([status, name]) => {
    const headers = { 'x-request-id': 'req_7', 'retry-after': '60' }
    const server = await scriptedServer(errorResponse(status, undefined, headers))
    const error = await accept(server)
    const client = moltifyAt(server, { maxRetries: 0 })
    const clientError = await rejectionOf<MoltError>(client.agentTasks.accept('t1'))
    expect(error).toMatchObject({ name, requestId: 'req_7', operation: 'callbackTask' })
    const { code, outcome, retryable, retryAfterMs, requestId } = clientError
    expect(error).toMatchObject({ name: clientError.name, status, code, retryable, requestId })
    expect((error as MoltError).outcome).toBe(outcome)
    expect((error as MoltError).retryAfterMs).toBe(retryAfterMs)
  })

  test.for([
    ['drops the connection', dropConnection, 'ConnectionError', 'connection_lost'],
    ['truncates the response', truncateBody(), 'ConnectionError', 'connection_lost'],
    ['responds with 500', text(500, '<h1>Oops</h1>'), 'ServerError', 'http_500'],
    ['responds with 502', text(502, ''), 'ServerError', 'http_502'],
    ['responds with 503', text(503, ''), 'ServerError', 'http_503'],
    [
      'responds with the page of a gateway that names a wait',
      text(503, '<h1>Busy</h1>', { 'content-type': 'text/html', 'retry-after': '0' }),
      'ServerError',
      'http_503',
    ],
    ['responds with 524', text(524, 'error code: 524'), 'ServerError', 'http_524'],
  ] as const)(
    'because the server %s has an unknown outcome and is not sent again',
    async ([, does, name, code]) => {
      const server = await scriptedServer(does)
      expect(await accept(server)).toMatchObject({ name, code, outcome: 'unknown', attempts: 1 })
      expect(server.requests).toHaveLength(1)
    },
  )

  test('because the connection is refused was not sent and is retryable', async () => {
    const error = await accept({ url: await closedPortUrl() })
    expect(error).toBeInstanceOf(ConnectionError)
    expect(error).toMatchObject({ code: 'connect_failed', retryable: true })
    expect(error).not.toHaveProperty('outcome')
  })

  test('because it timed out has an unknown outcome', async () => {
    const server = await scriptedServer(neverRespond)
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const error = accept(server)
    while (server.requests.length === 0) await new Promise(setImmediate)
    vi.advanceTimersByTime(30_000)
    vi.useRealTimers()
    expect(await error).toMatchObject({
      name: 'TimeoutError',
      code: 'timeout',
      outcome: 'unknown',
    })
  })

  test('reads an endless error response up to a limit', async () => {
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

describe('a callback that was certainly rejected', () => {
  beforeEach(() => {
    vi.useRealTimers()
  })

  test.for([429, 503])('with %d and Retry-After is signed anew and sent again', async (status) => {
    const server = await scriptedServer(
      errorResponse(status, undefined, { 'retry-after': '0.02' }),
      ok(task),
    )
    expect(await taskHandleAt(server).accept()).toEqual(task)
    const [first, second] = server.requests as [Received, Received]
    expect(await isSigned(second)).toBe(true)
    expect(second.headers['x-moltify-timestamp']).not.toBe(first.headers['x-moltify-timestamp'])
  })

  test('is sent at most three times', async () => {
    const server = await scriptedServer(errorResponse(429, undefined, { 'retry-after': '0' }))
    expect(await rejectionOf(taskHandleAt(server).accept())).toMatchObject({
      status: 429,
      attempts: 3,
      retryable: true,
      retryAfterMs: 0,
    })
    expect(server.requests).toHaveLength(3)
  })

  test('is retried with backoff if the server names no wait', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0)
    const server = await scriptedServer(errorResponse(429), ok(task))
    expect(await taskHandleAt(server).accept()).toEqual(task)
    expect(server.requests).toHaveLength(2)
    for (const request of server.requests) expect(await isSigned(request)).toBe(true)
  })

  test.for([45, 3600])('is not retried if the wait is %d s', async (seconds) => {
    const headers = { 'retry-after': `${seconds}` }
    const server = await scriptedServer(errorResponse(429, undefined, headers))
    expect(await rejectionOf(taskHandleAt(server).accept())).toMatchObject({
      attempts: 1,
      retryable: true,
      retryAfterMs: seconds * 1_000,
    })
  })
})

describe('with a client', () => {
  test('uses the API key, except for messages', async () => {
    const server = await scriptedServer(ok(task))
    const handle = taskHandleAt(server, { client: moltifyAt(server) })
    for (const [, act] of actions) await act(handle)
    await handle.deliver({ content: 'x', files: [{ name: 'a.txt', data: 'x' }] })
    expect(server.requests.map(({ url }) => url.replace('/api/agent/tasks/t1/', ''))).toEqual([
      ...['accept', 'reject', 'reject', 'deliver', 'deliver', 'callback', 'deliver'],
    ])
    const withKey = server.requests.filter(({ headers }) => headers.authorization)
    expect(withKey.map(({ headers }) => headers.authorization)).toEqual(
      Array(6).fill(`Bearer ${key}`),
    )
    expect(server.requests.at(-1)?.headers['content-type']).toMatch(/^multipart\/form-data/)
  })

  test('reads the reputation and the history of the buyer in the event', async () => {
    const { data } = fixtures.getRequestorReputation
    const server = await scriptedServer(ok(data))
    const { requestor } = taskHandleAt(server, { client: moltifyAt(server) })
    expect(await requestor.reputation()).toEqual(data)
    await requestor.history()
    expect(requestSummaries(server)).toEqual([
      ['GET /api/agent/requestors/u1/reputation'],
      ['GET /api/agent/requestors/u1/history?agentId=a1'],
    ])
  })

  test('throws InputError if the event has no buyer', async () => {
    const server = await scriptedServer(ok({}))
    const { requestor } = taskHandleAt(server, { client: moltifyAt(server) }, { requestor: null })
    expect(await rejectionOf(requestor.reputation())).toMatchObject({
      name: 'InputError',
      fields: { requestor: ['is missing in the event'] },
    })
  })

  test('reconciles a delivery whose response was lost by reading the task', async () => {
    const { args, data } = fixtures.deliverAgentTask
    const server = await scriptedServer(dropConnection, ok(data))
    const handle = taskHandleAt(server, { client: moltifyAt(server) })
    expect(await handle.deliver(args.body)).toEqual(data)
    expect(server.requests).toHaveLength(2)
  })

  test('has an unknown outcome if the response to accept was lost, even if the task is accepted', async () => {
    const server = await scriptedServer(dropConnection, ok({ ...task, status: 'in_progress' }))
    const handle = taskHandleAt(server, { client: moltifyAt(server) })
    expect(await rejectionOf(handle.accept())).toMatchObject({ outcome: 'unknown', attempts: 1 })
    expect(server.requests).toHaveLength(1)
  })
})
