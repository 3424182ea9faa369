import { getEventListeners } from 'node:events'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { dropConnection, json, neverRespond, text } from '../../core/test/behaviors.ts'
import { rejectionOf } from '../../core/test/client.ts'
import type { Behavior } from '../../core/test/scripted-server.ts'
import { scriptedServer } from '../../core/test/scripted-server.ts'
import { agentAt, errorResponse } from '../test/agent.ts'

const is = (status: string): Behavior => json(200, { status })
const starting = json(202, {}, { 'retry-after': '0' })
const quick = { interval: 1 }

describe('waitUntilReady() waits', () => {
  test.for([
    ['202', starting],
    ['503 agent_initializing', errorResponse(503, 'agent_initializing')],
    ['503 agent_restarting', errorResponse(503, 'agent_restarting')],
    ['404 of a host that does not exist yet', errorResponse(404, 'not_found')],
    ['500', errorResponse(500, 'internal_error')],
    ['a lost connection', dropConnection],
    ['an agent that reports initializing', is('initializing')],
    ['an agent that reports restarting', is('restarting')],
    ['an agent that reports Provisioning', is('Provisioning')],
  ] as const)('through %s', async ([, behaviour]) => {
    const server = await scriptedServer(behaviour, behaviour, is('running'))
    expect(await agentAt(server).waitUntilReady(quick)).toEqual({ status: 'running' })
    expect(server.requests.map(({ method, url }) => `${method} ${url}`)).toEqual(
      Array(3).fill('GET /v1/health'),
    )
  })

  test.for(['running', 'Healthy', 'ok', 'an unknown status'])(
    'no longer for an agent that reports %s',
    async (status) => {
      const server = await scriptedServer(is(status))
      expect(await agentAt(server).waitUntilReady()).toEqual({ status })
    },
  )

  test('until the agent responds, even without a status', async () => {
    expect(await agentAt(await scriptedServer(json(200, {}))).waitUntilReady()).toEqual({})
  })

  test.for([204, 200])('until the agent responds with %d and an empty body', async (status) => {
    const server = await scriptedServer(status === 204 ? text(204, '', {}) : json(200, null))
    expect(await agentAt(server).waitUntilReady()).toEqual({})
  })
})

test('waitUntilReady() fails on a web page, which does not show that the agent is running', async () => {
  const server = await scriptedServer(text(200, '<html>Maintenance</html>'), is('running'))
  expect(await rejectionOf(agentAt(server).waitUntilReady(quick))).toMatchObject({
    name: 'ContractError',
    code: 'malformed_json',
    operation: 'getHealth',
  })
})

test.for([{ timeout: -1 }, { timeout: Number.NaN }, { interval: -5 }])(
  'waitUntilReady(%j) throws before anything is sent',
  async (options) => {
    const server = await scriptedServer(is('running'))
    expect(await rejectionOf(agentAt(server).waitUntilReady(options))).toMatchObject({
      name: 'ConfigError',
      code: 'invalid_option',
    })
    expect(server.requests).toEqual([])
  },
)

describe('waitUntilReady() fails immediately', () => {
  test.for([
    [
      'with 503 agent_paused',
      errorResponse(503, 'agent_paused'),
      'AgentPausedError',
      'agent_paused',
    ],
    ['with 503 agent_failed', errorResponse(503, 'agent_failed'), 'ServerError', 'agent_failed'],
    [
      'with 410 agent_terminated',
      errorResponse(410, 'agent_terminated'),
      'GoneError',
      'agent_terminated',
    ],
    [
      'with 401 invalid_api_key',
      errorResponse(401, 'invalid_api_key'),
      'AuthenticationError',
      'invalid_api_key',
    ],
    [
      'with 429 quota_exceeded',
      errorResponse(429, 'quota_exceeded'),
      'QuotaExceededError',
      'quota_exceeded',
    ],
    ['if the agent reports paused', is('paused'), 'AgentPausedError', 'agent_paused'],
    ['if the agent reports failed', is('failed'), 'ServerError', 'agent_failed'],
    ['if the agent reports terminated', is('terminated'), 'GoneError', 'agent_terminated'],
  ] as const)('%s', async ([, behaviour, name, code]) => {
    const server = await scriptedServer(starting, behaviour, is('running'))
    expect(await rejectionOf(agentAt(server).waitUntilReady(quick))).toMatchObject({ name, code })
    expect(server.requests).toHaveLength(2)
  })

  test('when aborted, during a poll or between two polls', async () => {
    for (const behaviour of [neverRespond, starting]) {
      const server = await scriptedServer(behaviour)
      const controller = new AbortController()
      const failure = rejectionOf(agentAt(server).waitUntilReady({ signal: controller.signal }))
      await expect.poll(() => server.requests.length).toBe(1)
      await new Promise((resolve) => setTimeout(resolve, 20))
      controller.abort()
      expect(await failure).toMatchObject({ name: 'AbortError' })
      expect(getEventListeners(controller.signal, 'abort')).toEqual([])
    }
  })
})

test('polls never overlap, even if responses are slow', async () => {
  let under = 0
  let most = 0
  let polls = 0
  const slow: Behavior = async (request) => {
    under++
    most = Math.max(most, under)
    await new Promise((resolve) => setTimeout(resolve, 30))
    under--
    await (++polls < 4 ? starting : is('running'))(request)
  }
  await agentAt(await scriptedServer(slow)).waitUntilReady(quick)
  expect([polls, most]).toEqual([4, 1])
})

describe('waitUntilReady() timing', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
  })

  afterEach(() => {
    vi.useRealTimers()
  })

  const responding = (
    ...responses: (() => Response)[]
  ): { fetch: () => Promise<Response>; at: number[] } => {
    const at: number[] = []
    const start = performance.now()
    const fetch = async (): Promise<Response> => {
      at.push(Math.round(performance.now() - start))
      return (responses.length > 1 ? responses.shift() : responses[0])?.() ?? new Response()
    }
    return { fetch, at }
  }
  const asks = (seconds: number) => (): Response =>
    new Response('{}', { status: 202, headers: { 'retry-after': `${seconds}` } })
  const reportsState = (status: string) => (): Response => Response.json({ status })

  test('waits as long as Retry-After states, or 5 s', async () => {
    const { fetch, at } = responding(
      asks(60),
      reportsState('initializing'),
      asks(1),
      reportsState('running'),
    )
    const ready = agentAt({ url: 'http://localhost' }, { fetch }).waitUntilReady()
    await vi.advanceTimersByTimeAsync(100_000)
    expect(await ready).toEqual({ status: 'running' })
    expect(at).toEqual([0, 60_000, 65_000, 70_000])
  })

  test('times out after ten minutes and reports the last status', async () => {
    const { fetch, at } = responding(reportsState('initializing'))
    const agent = agentAt({ url: 'http://localhost' }, { fetch })
    const failure = rejectionOf(agent.waitUntilReady({ interval: 90_000 }))
    await vi.advanceTimersByTimeAsync(600_000)
    expect(await failure).toMatchObject({
      name: 'TimeoutError',
      operation: 'waitUntilReady',
      retryable: true,
      message: 'waitUntilReady timed out after 600000 ms; last status: initializing.',
    })
    expect(at).toHaveLength(7)
    expect(vi.getTimerCount()).toBe(0)
  })
})
