import { afterEach, describe, expect, test, vi } from 'vitest'
import { rejectionOf } from '../../core/test/client.ts'
import { scriptedServer } from '../../core/test/scripted-server.ts'
import { calls, fixtures } from '../test/calls.ts'
import { denAt, errorResponse, ok } from '../test/moltbotden.ts'
import type { MoltbotDen, MoltbotDenOptions } from './client.ts'

const minute = 60_000
const day = 24 * 60 * minute

/** Calls with their own rate limit, and its maximum. */
const classes = [
  ['expressInterest', 30, day],
  ['sendMessage', 100, day],
  ['getMe', 100, minute],
] as const

/** A client on a fake clock, and the time of each of its requests in milliseconds. */
const onTheClock = (options: MoltbotDenOptions): { den: MoltbotDen; sentAt: number[] } => {
  vi.useFakeTimers({ now: 0 })
  const sentAt: number[] = []
  const fetch = async (): Promise<Response> => {
    sentAt.push(Date.now())
    return Response.json(fixtures.sendMessage.data)
  }
  return { den: denAt({ url: 'http://localhost' }, { fetch, contract: 'off', ...options }), sentAt }
}

const times = <T>(count: number, value: T): T[] => new Array<T>(count).fill(value)

afterEach(() => {
  vi.useRealTimers()
})

describe.for(classes)('%s, at most %d in %d ms', ([id, limit, windowMs]) => {
  test("is delayed with rateLimit: 'wait'", async () => {
    const { den, sentAt } = onTheClock({ rateLimit: 'wait', totalTimeout: 2 * day })
    const all = Promise.all(times(limit + 1, id).map((each) => calls[each](den)))
    await vi.dynamicImportSettled()
    await vi.advanceTimersByTimeAsync(windowMs - 1)
    expect(sentAt).toEqual(times(limit, 0))
    await vi.advanceTimersByTimeAsync(1)
    await all
    expect(sentAt.at(-1)).toBe(windowMs)
  })

  test("is rejected with rateLimit: 'fail' and retryAfterMs", async () => {
    const { den, sentAt } = onTheClock({ rateLimit: 'fail' })
    await Promise.all(times(limit, id).map((each) => calls[each](den)))
    await vi.advanceTimersByTimeAsync(1000)
    expect(await rejectionOf(calls[id](den))).toMatchObject({
      name: 'RateLimitError',
      code: 'rate_limit_reached',
      operation: id,
      attempts: 0,
      retryAfterMs: windowMs - 1000,
    })
    await vi.advanceTimersByTimeAsync(windowMs - 1000)
    await calls[id](den)
    expect(sentAt).toHaveLength(limit + 1)
  })

  test('is left to the server by default', async () => {
    const { den, sentAt } = onTheClock({})
    await Promise.all(times(limit + 5, id).map((each) => calls[each](den)))
    expect(sentAt).toHaveLength(limit + 5)
  })
})

test('fails immediately if the wait would exceed totalTimeout', async () => {
  const { den, sentAt } = onTheClock({ rateLimit: 'wait' })
  await Promise.all(times(30, 'expressInterest' as const).map((id) => calls[id](den)))
  await vi.advanceTimersByTimeAsync(minute)
  expect(await rejectionOf(calls.expressInterest(den))).toMatchObject({
    name: 'RateLimitError',
    retryAfterMs: day - minute,
  })
  expect(sentAt).toHaveLength(30)
})

describe('a 429 response', () => {
  test.for(['expressInterest', 'sendMessage', 'getMe'] as const)(
    'of the daily limit fails immediately: %s',
    async (id) => {
      const server = await scriptedServer(errorResponse(429, 'rate_limited', { retry_after: 3600 }))
      expect(await rejectionOf(calls[id](denAt(server)))).toMatchObject({
        name: 'RateLimitError',
        code: 'rate_limited',
        operation: id,
        retryAfterMs: 3_600_000,
        attempts: 1,
        retryable: true,
        message: expect.stringContaining('429 rate_limited: No. Send fewer requests'),
      })
      expect(server.requests).toHaveLength(1)
    },
  )

  test('with a short wait is retried, also for a message', async () => {
    const server = await scriptedServer(
      errorResponse(429, 'rate_limited', { retry_after: 0.05 }),
      ok(fixtures.sendMessage.data),
    )
    expect(await calls.sendMessage(denAt(server))).toEqual(fixtures.sendMessage.data)
    const [first, second] = server.requests
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThan(45)
  })
})

test('rateLimit returns the most recent limit, also of error responses', async () => {
  const headers = (remaining: number) => ({
    'x-ratelimit-limit': '100',
    'x-ratelimit-remaining': String(remaining),
    'x-ratelimit-reset': '1770000000',
  })
  const server = await scriptedServer(
    ok(fixtures.getMe.data, headers(95)),
    errorResponse(404, 'not_found', {}, headers(94)),
    ok(fixtures.getMe.data),
  )
  const den = denAt(server)
  const resetAt = new Date(1_770_000_000_000)
  expect((await den.me.get().withResponse()).rateLimit).toEqual({
    limit: 100,
    remaining: 95,
    resetAt,
  })
  await rejectionOf(den.agents.get('a1'))
  expect(den.rateLimit).toEqual({ limit: 100, remaining: 94, resetAt })
  await den.me.get()
  expect(den.rateLimit?.remaining).toBe(94)
})
