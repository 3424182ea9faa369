import { inspect } from 'node:util'
import { describe, expect, test, vi } from 'vitest'
import { elapsedMs, rejectionOf, withoutBackoff } from '../../../core/test/client.ts'
import { closedPortUrl } from '../../../core/test/scripted-server.ts'
import { agentAt, key } from '../../test/agent.ts'
import { connectTo } from '../../test/connect-to.ts'
import { errorResponse, socketServer } from '../../test/socket-server.ts'

const no = (status: number, code: string, headers = ''): string =>
  errorResponse(status, { error: { message: `not ${key}`, code, type: 'x' } }, headers)

test('a rejected upgrade updates the rate limit of the client', async () => {
  const server = await socketServer()
  server.rejectUpgrade = () =>
    no(429, 'rate_limited', 'x-ratelimit-limit: 100\r\nx-ratelimit-remaining: 0\r\n')
  const agent = agentAt(server)
  await rejectionOf(agent.connect({ maxRetries: 0 }))
  expect(agent.rateLimit).toMatchObject({ limit: 100, remaining: 0 })
})

describe('a rejected upgrade', () => {
  test('points to the caller', async () => {
    const server = await socketServer()
    server.rejectUpgrade = () => no(401, 'invalid_api_key')
    const callerOfConnect = async (maxRetries: unknown): Promise<unknown> =>
      await agentAt(server).connect({ maxRetries: maxRetries as number })
    // A rejected handshake, and an invalid option. Published code leaves out the frame of connect().
    for (const maxRetries of [0, 'x']) {
      const { stack } = await rejectionOf<Error>(callerOfConnect(maxRetries))
      expect(stack?.split('\n').slice(1, 3).join()).toContain('callerOfConnect')
    }
  })

  test.for([
    [401, 'invalid_api_key', 'AuthenticationError'],
    [410, 'agent_terminated', 'GoneError'],
    [503, 'agent_paused', 'AgentPausedError'],
    [429, 'quota_exceeded', 'QuotaExceededError'],
    [404, 'not_found', 'NotFoundError'],
  ] as const)('with %d %s fails immediately, as over HTTP', async ([status, code, name]) => {
    const server = await socketServer()
    let requests = 0
    server.rejectUpgrade = () => {
      requests++
      return no(status, code)
    }
    const error = await rejectionOf(connectTo(server))
    expect(error).toMatchObject({ name, code, status, operation: 'connectSocket', attempts: 1 })
    expect(inspect(error, { depth: null, showHidden: true })).not.toContain(key)
    expect(requests).toBe(1)
  })

  test.for([202, 503])(
    'with %d from a starting agent throws AgentInitializingError',
    async (status) => {
      const server = await socketServer()
      server.rejectUpgrade = () => no(status, 'agent_initializing', 'retry-after: 60\r\n')
      expect(await rejectionOf(connectTo(server, { maxRetries: 0 }))).toMatchObject({
        name: 'AgentInitializingError',
        code: 'agent_initializing',
        retryable: true,
        retryAfterMs: 60_000,
      })
    },
  )

  test('with 202 fails immediately, whatever Retry-After says', async () => {
    const server = await socketServer()
    let requests = 0
    server.rejectUpgrade = () => {
      requests++
      return no(202, 'agent_initializing', 'retry-after: 0\r\n')
    }
    expect(await rejectionOf(connectTo(server))).toMatchObject({ name: 'AgentInitializingError' })
    expect(requests).toBe(1)
  })

  test('with a transient error is retried', async () => {
    withoutBackoff()
    const server = await socketServer()
    const responses = [no(503, 'agent_restarting'), no(500, 'internal_error'), undefined]
    server.rejectUpgrade = () => responses.shift()
    const socket = await connectTo(server)
    expect(await socket.chat('Hello!')).toMatchObject({ text: 'Hi.' })
    expect(responses).toEqual([])
  })

  test('fails with the last error after all retries', async () => {
    withoutBackoff()
    const server = await socketServer()
    server.rejectUpgrade = () => no(500, 'internal_error')
    expect(await rejectionOf(connectTo(server, { maxRetries: 3 }))).toMatchObject({
      name: 'ServerError',
      attempts: 4,
    })
  })

  test('with an HTML page fails with its status', async () => {
    const server = await socketServer()
    server.rejectUpgrade = () =>
      'HTTP/1.1 200 OK\r\ncontent-type: text/html\r\nconnection: close\r\n\r\n<h1>Soon</h1>'
    expect(await rejectionOf(connectTo(server))).toMatchObject({ code: 'http_200', status: 200 })
  })

  test('with a redirect is not followed', async () => {
    const otherUrl = await socketServer()
    const server = await socketServer()
    server.rejectUpgrade = () =>
      `HTTP/1.1 302 Found\r\nlocation: ${otherUrl.url}/ws\r\nconnection: close\r\n\r\n`
    expect(await rejectionOf(connectTo(server))).toMatchObject({
      code: 'redirected',
      status: 302,
      message: expect.stringContaining(`set baseUrl: '${otherUrl.url}'`),
    })
    expect(otherUrl.peers).toEqual([])
  })
})

describe('a rejected upgrade', () => {
  test('with a redirect to a WebSocket URL suggests a baseUrl that the client accepts', async () => {
    const server = await socketServer()
    server.rejectUpgrade = () =>
      'HTTP/1.1 302 Found\r\nlocation: wss://elsewhere.test/ws\r\nconnection: close\r\n\r\n'
    expect(await rejectionOf(connectTo(server))).toMatchObject({
      code: 'redirected',
      message: expect.stringContaining("set baseUrl: 'https://elsewhere.test'"),
    })
  })

  test.for([204, 205, 304, 600, 999])('with %d has its status', async (status) => {
    const server = await socketServer()
    const hasBody = status !== 204 && status !== 304
    server.rejectUpgrade = () =>
      hasBody ? no(status, 'other') : `HTTP/1.1 ${status} No\r\nconnection: close\r\n\r\n`
    expect(await rejectionOf(connectTo(server, { maxRetries: 0 }))).toMatchObject({
      name: expect.stringMatching(/^(ApiError|ServerError)$/),
      status,
      operation: 'connectSocket',
    })
  })
})

test('redacts a key that a redirect repeats', async () => {
  const server = await socketServer()
  server.rejectUpgrade = ({ url }) =>
    `HTTP/1.1 302 Found\r\nlocation: http://elsewhere.test${url}\r\nconnection: close\r\n\r\n`
  const error = await rejectionOf(connectTo(server, { auth: 'query' }))
  expect(error).toMatchObject({ code: 'redirected' })
  expect(inspect(error, { depth: null, showHidden: true })).not.toContain(key)
})

describe('connect()', () => {
  test('fails after some attempts if the server is unreachable', async () => {
    withoutBackoff()
    const error = await rejectionOf(connectTo({ url: await closedPortUrl() }, { maxRetries: 1 }))
    expect(error).toMatchObject({
      name: 'ConnectionError',
      code: 'connect_failed',
      operation: 'connectSocket',
      attempts: 2,
    })
    expect(inspect(error, { depth: null, showHidden: true })).not.toContain(key)
  })

  test('times out if the server never responds', async () => {
    const server = await socketServer()
    server.rejectUpgrade = () => ''
    const silent = agentAt(server, { maxRetries: 0 })
    server.rejectUpgrade = (request) => {
      request.socket.end = () => request.socket
      return ''
    }
    const started = performance.now()
    expect(await rejectionOf(silent.connect({ timeout: 100 }))).toMatchObject({
      name: 'TimeoutError',
      code: 'timeout',
    })
    expect(performance.now() - started).toBeLessThan(20_000)
  })

  test('closes the connection to a server that never responds when aborted', async () => {
    const server = await socketServer()
    server.rejectUpgrade = (request) => {
      request.socket.end = () => request.socket
      return ''
    }
    const controller = new AbortController()
    const failure = rejectionOf(agentAt(server).connect({ signal: controller.signal }))
    setTimeout(() => controller.abort(), 50)
    expect(await elapsedMs(failure)).toBeLessThan(20_000)
    expect(await failure).toMatchObject({ name: 'AbortError', operation: 'connectSocket' })
  })

  test('sends nothing if the signal is already aborted', async () => {
    const server = await socketServer()
    const signal = AbortSignal.abort()
    expect(await rejectionOf(agentAt(server).connect({ signal }))).toMatchObject({
      name: 'AbortError',
    })
    expect(server.peers).toEqual([])
  })
})

describe('the API key', () => {
  test('is sent only in a header by default', async () => {
    const server = await socketServer()
    await connectTo(server)
    const { url, headers } = server.peers[0]?.request ?? {}
    expect(url).toBe('/ws')
    expect(headers?.authorization).toBe(`Bearer ${key}`)
  })

  test("is sent only in the URL with auth: 'query'", async () => {
    const server = await socketServer()
    await connectTo(server, { auth: 'query' })
    const { url, headers } = server.peers[0]?.request ?? {}
    expect(url).toBe(`/ws?token=${key}`)
    expect(JSON.stringify(headers)).not.toContain(key)
  })

  test('in the URL does not appear in errors', async () => {
    withoutBackoff()
    const server = await socketServer()
    server.rejectUpgrade = () => no(401, 'invalid_api_key')
    for (const target of [server, { url: await closedPortUrl() }]) {
      const error = await rejectionOf<Error>(connectTo(target, { auth: 'query' }))
      const rendered = inspect(error, { depth: null, showHidden: true }) + JSON.stringify(error)
      expect(rendered + error.stack).not.toContain(key)
    }
  })

  test('does not appear in sockets or hooks', async () => {
    const server = await socketServer()
    const events: unknown[] = []
    const onError = (event: unknown): number => events.push(event)
    const socket = await connectTo(server, { auth: 'query' }, { hooks: { onError } })
    server.onMessage = (peer) => peer.send(`{"error":{"code":"x","message":"not ${key}"}}`)
    await rejectionOf(socket.chat('Hello!'))
    expect(events).toHaveLength(1)
    for (const value of [socket, events]) {
      expect(inspect(value, { depth: null, showHidden: true })).not.toContain(key)
    }
  })
})

test('sends the headers of the client with the upgrade', async () => {
  const server = await socketServer()
  await connectTo(server, {}, { headers: { 'x-tenant': 'acme' } })
  expect(server.peers[0]?.request.headers['x-tenant']).toBe('acme')
})

test.for([
  { maxQueue: -1 },
  { maxReconnects: Number.NaN },
  { timeout: 0 },
  { pingInterval: '5s' as never },
])('rejects the options %j before anything is sent', async (options) => {
  const warn = vi.fn()
  const agent = agentAt({ url: 'http://localhost:1' }, { logger: { warn } })
  const [name = ''] = Object.keys(options)
  expect(await rejectionOf(agent.connect(options))).toMatchObject({
    name: 'ConfigError',
    code: 'invalid_option',
    message: expect.stringContaining(name),
  })
})
