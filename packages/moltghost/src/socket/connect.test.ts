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

describe('an upgrade that is refused', () => {
  test.for([
    [401, 'invalid_api_key', 'AuthenticationError'],
    [410, 'agent_terminated', 'GoneError'],
    [503, 'agent_paused', 'AgentPausedError'],
    [429, 'quota_exceeded', 'QuotaExceededError'],
    [404, 'not_found', 'NotFoundError'],
  ] as const)(
    'with %d %s is a failure as over HTTP, told at once',
    async ([status, code, name]) => {
      const server = await socketServer()
      let asked = 0
      server.rejectUpgrade = () => {
        asked++
        return no(status, code)
      }
      const error = await rejectionOf(connectTo(server))
      expect(error).toMatchObject({ name, code, status, operation: 'connectSocket', attempts: 1 })
      expect(inspect(error, { depth: null, showHidden: true })).not.toContain(key)
      expect(asked).toBe(1)
    },
  )

  test.for([202, 503])('with %d since the agent is starting says so', async (status) => {
    const server = await socketServer()
    server.rejectUpgrade = () => no(status, 'agent_initializing', 'retry-after: 60\r\n')
    expect(await rejectionOf(connectTo(server, { maxRetries: 0 }))).toMatchObject({
      name: 'AgentInitializingError',
      code: 'agent_initializing',
      retryable: true,
      retryAfterMs: 60_000,
    })
  })

  test('with 202 is told at once, whatever wait it names', async () => {
    const server = await socketServer()
    let asked = 0
    server.rejectUpgrade = () => {
      asked++
      return no(202, 'agent_initializing', 'retry-after: 0\r\n')
    }
    expect(await rejectionOf(connectTo(server))).toMatchObject({ name: 'AgentInitializingError' })
    expect(asked).toBe(1)
  })

  test('for a moment is asked for again', async () => {
    withoutBackoff()
    const server = await socketServer()
    const answers = [no(503, 'agent_restarting'), no(500, 'internal_error'), undefined]
    server.rejectUpgrade = () => answers.shift()
    const socket = await connectTo(server)
    expect(await socket.chat('Hello!')).toMatchObject({ text: 'Hi.' })
    expect(answers).toEqual([])
  })

  test('time and again is given up, by the last word on it', async () => {
    withoutBackoff()
    const server = await socketServer()
    server.rejectUpgrade = () => no(500, 'internal_error')
    expect(await rejectionOf(connectTo(server, { maxRetries: 3 }))).toMatchObject({
      name: 'ServerError',
      attempts: 4,
    })
  })

  test('by a page is told of with its status', async () => {
    const server = await socketServer()
    server.rejectUpgrade = () =>
      'HTTP/1.1 200 OK\r\ncontent-type: text/html\r\nconnection: close\r\n\r\n<h1>Soon</h1>'
    expect(await rejectionOf(connectTo(server))).toMatchObject({ code: 'http_200', status: 200 })
  })

  test('by a redirect is not followed, and nothing is sent there', async () => {
    const elsewhere = await socketServer()
    const server = await socketServer()
    server.rejectUpgrade = () =>
      `HTTP/1.1 302 Found\r\nlocation: ${elsewhere.url}/ws\r\nconnection: close\r\n\r\n`
    expect(await rejectionOf(connectTo(server))).toMatchObject({
      code: 'redirected',
      status: 302,
      message: expect.stringContaining(`set baseUrl: '${elsewhere.url}'`),
    })
    expect(elsewhere.peers).toEqual([])
  })
})

test('a redirect that repeats a key of the address keeps it out of the error', async () => {
  const server = await socketServer()
  server.rejectUpgrade = ({ url }) =>
    `HTTP/1.1 302 Found\r\nlocation: http://elsewhere.test${url}\r\nconnection: close\r\n\r\n`
  const error = await rejectionOf(connectTo(server, { auth: 'query' }))
  expect(error).toMatchObject({ code: 'redirected' })
  expect(inspect(error, { depth: null, showHidden: true })).not.toContain(key)
})

describe('a server', () => {
  test('that is not there is told of, after some attempts', async () => {
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

  test('that never answers is given up in time', async () => {
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
    expect(performance.now() - started).toBeLessThan(1_000)
  })

  test('that never answers is let go of at an abort', async () => {
    const server = await socketServer()
    server.rejectUpgrade = (request) => {
      request.socket.end = () => request.socket
      return ''
    }
    const controller = new AbortController()
    const failure = rejectionOf(agentAt(server).connect({ signal: controller.signal }))
    setTimeout(() => controller.abort(), 50)
    expect(await elapsedMs(failure)).toBeLessThan(1_000)
    expect(await failure).toMatchObject({ name: 'AbortError', operation: 'connectSocket' })
  })

  test('is not asked at all once the caller has aborted', async () => {
    const server = await socketServer()
    const signal = AbortSignal.abort()
    expect(await rejectionOf(agentAt(server).connect({ signal }))).toMatchObject({
      name: 'AbortError',
    })
    expect(server.peers).toEqual([])
  })
})

describe('the key', () => {
  test('is in a header alone', async () => {
    const server = await socketServer()
    await connectTo(server)
    const { url, headers } = server.peers[0]?.request ?? {}
    expect(url).toBe('/ws')
    expect(headers?.authorization).toBe(`Bearer ${key}`)
  })

  test('is in the address alone where that is asked for', async () => {
    const server = await socketServer()
    await connectTo(server, { auth: 'query' })
    const { url, headers } = server.peers[0]?.request ?? {}
    expect(url).toBe(`/ws?token=${key}`)
    expect(JSON.stringify(headers)).not.toContain(key)
  })

  test('in the address is shown by no error', async () => {
    withoutBackoff()
    const server = await socketServer()
    server.rejectUpgrade = () => no(401, 'invalid_api_key')
    for (const place of [server, { url: await closedPortUrl() }]) {
      const error = await rejectionOf<Error>(connectTo(place, { auth: 'query' }))
      const shown = inspect(error, { depth: null, showHidden: true }) + JSON.stringify(error)
      expect(shown + error.stack).not.toContain(key)
    }
  })

  test('is shown by no socket, and by no hook', async () => {
    const server = await socketServer()
    const events: unknown[] = []
    const onError = (event: unknown): number => events.push(event)
    const socket = await connectTo(server, { auth: 'query' }, { hooks: { onError } })
    server.answer = (peer) => peer.send(`{"error":{"code":"x","message":"not ${key}"}}`)
    await rejectionOf(socket.chat('Hello!'))
    expect(events).toHaveLength(1)
    for (const value of [socket, events]) {
      expect(inspect(value, { depth: null, showHidden: true })).not.toContain(key)
    }
  })
})

test('headers of the client go with the upgrade', async () => {
  const server = await socketServer()
  await connectTo(server, {}, { headers: { 'x-tenant': 'acme' } })
  expect(server.peers[0]?.request.headers['x-tenant']).toBe('acme')
})

test.for([
  { maxQueue: -1 },
  { maxReconnects: Number.NaN },
  { timeout: 0 },
  { pingInterval: '5s' as never },
])('an option such as %j is refused before anything is sent', async (options) => {
  const warn = vi.fn()
  const agent = agentAt({ url: 'http://localhost:1' }, { logger: { warn } })
  const [name = ''] = Object.keys(options)
  expect(await rejectionOf(agent.connect(options))).toMatchObject({
    name: 'ConfigError',
    code: 'invalid_option',
    message: expect.stringContaining(name),
  })
})
