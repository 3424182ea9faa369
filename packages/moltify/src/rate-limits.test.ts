import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { ok } from '../../core/test/behaviors.ts'
import { rejectionOf } from '../../core/test/client.ts'
import { scriptedServer } from '../../core/test/scripted-server.ts'
import { callByOperation, fixtures } from '../test/client-methods.ts'
import { errorResponse, moltifyAt } from '../test/moltify.ts'
import type { Moltify, MoltifyOptions } from './client.ts'

const minute = 60_000
const hour = 60 * minute

/** Calls with their own rate limit, and its maximum. */
const classes = [
  ['createTask', 10, hour],
  ['submitTask', 5, hour],
  ['searchAgents', 30, minute],
] as const

/** A client on a fake clock, and the time of each of its requests in milliseconds. */
const onTheClock = (options: MoltifyOptions): { moltify: Moltify; sentAt: number[] } => {
  vi.useFakeTimers({ now: 0 })
  const sentAt: number[] = []
  const fetch = async (): Promise<Response> => {
    sentAt.push(Date.now())
    return Response.json({ success: true, data: { ...fixtures.getTask.data, items: [] } })
  }
  return { moltify: moltifyAt({ url: 'http://localhost' }, { fetch, ...options }), sentAt }
}

const times = <T>(count: number, value: T): T[] => new Array<T>(count).fill(value)

describe.for(classes)('%s, at most %d in %d ms', ([id, limit, windowMs]) => {
  test("is delayed with rateLimit: 'wait'", async () => {
    const { moltify, sentAt } = onTheClock({ rateLimit: 'wait', totalTimeout: 2 * windowMs })
    const all = Promise.all(times(limit + 1, id).map((each) => callByOperation[each](moltify)))
    await vi.dynamicImportSettled()
    await vi.advanceTimersByTimeAsync(windowMs - 1)
    expect(sentAt).toEqual(times(limit, 0))
    await vi.advanceTimersByTimeAsync(1)
    await all
    expect(sentAt.at(-1)).toBe(windowMs)
  })

  test("is rejected with rateLimit: 'fail' and the wait in the error", async () => {
    const { moltify, sentAt } = onTheClock({ rateLimit: 'fail' })
    await Promise.all(times(limit, id).map((each) => callByOperation[each](moltify)))
    await vi.advanceTimersByTimeAsync(1000)
    expect(await rejectionOf(callByOperation[id](moltify))).toMatchObject({
      name: 'RateLimitError',
      code: 'rate_limit_reached',
      operation: id,
      attempts: 0,
      retryAfterMs: windowMs - 1000,
    })
    await callByOperation.getWallet(moltify)
    await vi.advanceTimersByTimeAsync(windowMs - 1000)
    await callByOperation[id](moltify)
    expect(sentAt).toHaveLength(limit + 2)
  })

  test('is sent by default', async () => {
    const { moltify, sentAt } = onTheClock({})
    await Promise.all(times(limit + 5, id).map((each) => callByOperation[each](moltify)))
    expect(sentAt).toHaveLength(limit + 5)
  })
})

test('only deliveries with files count as uploads', async () => {
  const { moltify, sentAt } = onTheClock({ rateLimit: 'fail' })
  const { agentTasks } = moltify
  const files = [{ name: 'a.txt', data: 'x' }]
  for (let at = 0; at < 21; at++) await agentTasks.deliver('t1', { content: 'x', files: [] })
  for (let at = 0; at < 20; at++) await agentTasks.deliver('t1', { content: 'x', files })
  const error = await rejectionOf(agentTasks.deliver('t1', { content: 'x', files }))
  expect(error).toMatchObject({ name: 'RateLimitError', operation: 'deliverAgentTask' })
  expect(sentAt).toHaveLength(41)
})

test.for([
  [400, 'ValidationError'],
  [404, 'NotFoundError'],
  [401, 'RateLimitError'],
  [500, 'RateLimitError'],
] as const)(
  'after 10 tasks rejected with %d, the next one fails with %s',
  async ([status, name]) => {
    const server = await scriptedServer(errorResponse(status, { error: 'No.' }))
    const moltify = moltifyAt(server, { rateLimit: 'fail', maxRetries: 0 })
    for (let at = 0; at < 10; at++) await rejectionOf(callByOperation.createTask(moltify))
    expect(await rejectionOf(callByOperation.createTask(moltify))).toMatchObject({ name })
  },
)

test('a wait longer than the total timeout fails immediately', async () => {
  const { moltify, sentAt } = onTheClock({ rateLimit: 'wait' })
  await Promise.all(times(5, 'submitTask' as const).map((id) => callByOperation[id](moltify)))
  expect(await rejectionOf(callByOperation.submitTask(moltify))).toMatchObject({
    name: 'RateLimitError',
    retryAfterMs: hour,
  })
  expect(sentAt).toHaveLength(5)
})

describe('a 429', () => {
  const now = new Date('2026-03-02T09:00:00Z')

  beforeEach(() => {
    vi.useFakeTimers({ now, toFake: ['Date'] })
  })

  afterEach(() => {
    vi.useRealTimers()
  })

  test.for([
    ['in seconds', { 'retry-after': '1800' }],
    ['as a date', { 'retry-after': 'Mon, 02 Mar 2026 09:30:00 GMT' }],
    [
      'as the end of the window',
      {
        'x-ratelimit-limit': '10',
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset': `${now.getTime() / 1000 + 1800}`,
      },
    ],
  ] as const)('and when to come back %s is quoted', async ([, headers]) => {
    // A date is compared with the clock of the server, which is not faked.
    const date = now.toUTCString()
    const server = await scriptedServer(errorResponse(429, undefined, { date, ...headers }))
    const error = await rejectionOf(callByOperation.createTask(moltifyAt(server)))
    expect(error).toMatchObject({
      name: 'RateLimitError',
      status: 429,
      retryable: true,
      retryAfterMs: 1_800_000,
      attempts: 1,
    })
    expect(error).not.toHaveProperty('outcome')
  })

  test('without further information is retried, because nothing was done', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0)
    const server = await scriptedServer(errorResponse(429), ok(fixtures.createTask.data))
    expect(await callByOperation.createTask(moltifyAt(server))).toEqual(fixtures.createTask.data)
    expect(server.requests).toHaveLength(2)
  })

  test('without further information on every attempt is an error without a wait', async () => {
    const server = await scriptedServer(errorResponse(429))
    const error = await rejectionOf(
      callByOperation.submitTask(moltifyAt(server, { maxRetries: 0 })),
    )
    expect(error).toMatchObject({ name: 'RateLimitError', retryable: true })
    expect(error).not.toHaveProperty('retryAfterMs')
    expect(error).not.toHaveProperty('outcome')
  })
})
