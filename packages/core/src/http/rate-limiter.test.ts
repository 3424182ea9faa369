import { afterEach, describe, expect, it, vi } from 'vitest'
import { errorResponse, ok } from '../../test/behaviors.ts'
import { harborAt, rejectionOf } from '../../test/client.ts'
import { getBoat, harbor, launchBoat } from '../../test/platform.ts'
import { scriptedServer } from '../../test/scripted-server.ts'
import { RateLimitError } from '../errors/http-errors.ts'
import { Deadline } from './deadline.ts'
import type { RateLimitMode } from './options.ts'
import type { RateWindows } from './rate-limiter.ts'
import { RateLimiter } from './rate-limiter.ts'

const minute = 60_000

afterEach(() => {
  vi.useRealTimers()
})

interface Track {
  /** Starts a call and records when it is sent, in milliseconds since the first. */
  readonly enter: (operation?: typeof getBoat | typeof launchBoat, boatId?: string) => Promise<void>
  readonly sentAt: number[]
}

/** A rate limiter with 5 calls per minute and 2 launches of each boat, on a fake clock. */
const track = (mode: RateLimitMode, totalTimeout = 10 * minute): Track => {
  vi.useFakeTimers({ now: 0 })
  const pacer = new RateLimiter(harbor.limits, mode, new Map())
  const sentAt: number[] = []
  return {
    sentAt,
    enter: async (operation = getBoat, boatId = 'b1') => {
      const deadline = new Deadline(undefined, totalTimeout, () => ({ operation: operation.id }))
      await pacer.acquire(operation, { boatId }, deadline)
      sentAt.push(Date.now())
    },
  }
}

describe('wait', () => {
  it('sends calls until the window is full, then as slots become free', async () => {
    const { enter, sentAt } = track('wait')
    const calls: Promise<void>[] = []
    for (let at = 0; at < 12; at++) {
      calls.push(enter())
      await vi.advanceTimersByTimeAsync(1_000)
    }
    await vi.advanceTimersByTimeAsync(3 * minute)
    await Promise.all(calls)
    const first = [0, 1_000, 2_000, 3_000, 4_000]
    const second = first.map((at) => at + minute)
    expect(sentAt).toEqual([...first, ...second, 2 * minute, 2 * minute + 1_000])
  })

  it('never exceeds the limit in any window, however many calls are concurrent', async () => {
    const { enter, sentAt } = track('wait')
    const calls = Array.from({ length: 12 }, () => enter())
    await vi.advanceTimersByTimeAsync(3 * minute)
    await Promise.all(calls)
    expect(sentAt).toHaveLength(12)
    for (const at of sentAt) {
      const within = sentAt.filter((other) => other >= at && other < at + minute)
      expect(within.length).toBeLessThanOrEqual(5)
    }
    expect(Math.max(...sentAt)).toBe(2 * minute)
  })

  it('has a window for each value of the parameter of a limit', async () => {
    const { enter, sentAt } = track('wait')
    await enter(launchBoat, 'b1')
    await enter(launchBoat, 'b1')
    await enter(launchBoat, 'b2')
    const third = enter(launchBoat, 'b1')
    await enter(getBoat, 'b1')
    expect(sentAt).toEqual([0, 0, 0, 0])
    await vi.advanceTimersByTimeAsync(minute)
    await third
    expect(sentAt.at(-1)).toBe(minute)
  })

  it('sends waiting calls in their order, each with one wake-up', async () => {
    vi.useFakeTimers({ now: 0 })
    const limiter = new RateLimiter(harbor.limits, 'wait', new Map())
    const order: number[] = []
    const calls = Array.from({ length: 2_500 }, async (_, index) => {
      const deadline = new Deadline(undefined, 500 * minute, () => ({ operation: getBoat.id }))
      await limiter.acquire(getBoat, { boatId: 'b1' }, deadline)
      order.push(index)
    })
    let wakeUps = 0
    for (; vi.getTimerCount() > 0; wakeUps++) await vi.advanceTimersToNextTimerAsync()
    await Promise.all(calls)
    expect(order).toEqual(Array.from({ length: 2_500 }, (_, index) => index))
    expect(wakeUps).toBeLessThanOrEqual(2_500)
  })

  it('gives the time of an aborted call to those behind it', async () => {
    vi.useFakeTimers({ now: 0 })
    const limiter = new RateLimiter(harbor.limits, 'wait', new Map())
    const sent: [string, number][] = []
    const start = (name: string, signal?: AbortSignal): Promise<void> => {
      const deadline = new Deadline(signal, 10 * minute, () => ({ operation: getBoat.id }))
      return limiter.acquire(getBoat, { boatId: 'b1' }, deadline).then(
        () => void sent.push([name, Date.now()]),
        () => void sent.push([`${name} aborted`, Date.now()]),
      )
    }
    for (let at = 0; at < 5; at++) {
      await start('first')
      await vi.advanceTimersByTimeAsync(1_000)
    }
    const leaving = new AbortController()
    const calls = [start('a'), start('b', leaving.signal), start('c'), start('d')]
    await vi.advanceTimersByTimeAsync(1_000)
    leaving.abort()
    calls.push(start('e'))
    await vi.advanceTimersByTimeAsync(2 * minute)
    await Promise.all(calls)
    expect(sent.slice(5)).toEqual([
      ['b aborted', 6_000],
      ['a', minute],
      ['c', minute + 1_000],
      ['d', minute + 2_000],
      ['e', minute + 3_000],
    ])
  })

  it('sends the call that has waited longest when a rejected call is taken back', async () => {
    vi.useFakeTimers({ now: 0 })
    const rule = { max: 1, windowMs: minute, countsRejected: false, source: 'assumed' } as const
    const limits = { general: rule }
    const limiter = new RateLimiter(limits, 'wait', new Map())
    const sent: [string, number][] = []
    const start = async (name: string): Promise<() => void> => {
      const deadline = new Deadline(undefined, 10 * minute, () => ({ operation: getBoat.id }))
      const takeBack = await limiter.acquire(getBoat, { boatId: 'b1' }, deadline)
      sent.push([name, Date.now()])
      return takeBack
    }
    const takeBack = await start('rejected')
    const calls = [start('a'), start('b')]
    await vi.advanceTimersByTimeAsync(1_000)
    takeBack()
    calls.push(start('c'))
    await vi.advanceTimersByTimeAsync(3 * minute)
    await Promise.all(calls)
    expect(sent).toEqual([
      ['rejected', 0],
      ['a', 1_000],
      ['b', minute + 1_000],
      ['c', 2 * minute + 1_000],
    ])
  })

  it('lets calls of a class with room pass those of a class without', async () => {
    const { enter, sentAt } = track('wait')
    await enter(launchBoat, 'b1')
    await enter(launchBoat, 'b1')
    const launches = [enter(launchBoat, 'b1'), enter(launchBoat, 'b1')]
    const reads = Array.from({ length: 4 }, () => enter(getBoat, 'b1'))
    await vi.advanceTimersByTimeAsync(3 * minute)
    await Promise.all([...launches, ...reads])
    for (const at of sentAt) {
      const within = sentAt.filter((other) => other >= at && other < at + minute)
      expect(within.length).toBeLessThanOrEqual(5)
    }
    expect(sentAt.filter((at) => at === 0)).toHaveLength(5)
    expect(Math.max(...sentAt)).toBe(minute)
  })

  it('keeps the limit after calls that were sent late', async () => {
    vi.useFakeTimers({ now: 0 })
    const windows: RateWindows = new Map()
    const limiter = new RateLimiter(harbor.limits, 'wait', windows)
    const sentAt: number[] = []
    const start = async (): Promise<void> => {
      const deadline = new Deadline(undefined, 10 * minute, () => ({ operation: getBoat.id }))
      await limiter.acquire(getBoat, { boatId: 'b1' }, deadline)
      sentAt.push(performance.now())
    }
    const calls = Array.from({ length: 15 }, start)
    await vi.advanceTimersByTimeAsync(minute - 1)
    // The process is busy: the clock moves on, and no timer runs.
    const busy = vi.spyOn(performance, 'now')
    const { now } = Date
    busy.mockImplementation(() => now() + 700)
    await vi.advanceTimersByTimeAsync(1)
    busy.mockRestore()
    await vi.advanceTimersByTimeAsync(3 * minute)
    await Promise.all(calls)
    expect(sentAt.slice(5, 10)).toEqual([1, 2, 3, 4, 5].map(() => minute + 700))
    expect(sentAt.slice(10)).toEqual([1, 2, 3, 4, 5].map(() => 2 * minute + 700))
  })

  it('fails immediately if the wait would exceed the total timeout', async () => {
    const { enter } = track('wait', 30_000)
    for (let at = 0; at < 5; at++) await enter()
    await vi.advanceTimersByTimeAsync(10_000)
    expect(await rejectionOf(enter())).toMatchObject({
      name: 'RateLimitError',
      retryAfterMs: 50_000,
    })
  })

  it('counts waiting calls when it looks whether a call can be sent in time', async () => {
    const { enter, sentAt } = track('wait', 1.5 * minute)
    const calls = Array.from({ length: 10 }, () => enter())
    expect(await rejectionOf(enter())).toMatchObject({
      code: 'rate_limit_reached',
      retryAfterMs: 2 * minute,
    })
    expect(sentAt).toHaveLength(5)
    await vi.advanceTimersByTimeAsync(minute)
    await Promise.all(calls)
  })
})

it('removes a window without calls', async () => {
  vi.useFakeTimers({ now: 0 })
  const windows: RateWindows = new Map()
  const limiter = new RateLimiter(harbor.limits, 'wait', windows)
  for (let boat = 0; boat < 50; boat++) {
    const deadline = new Deadline(undefined, minute, () => ({ operation: launchBoat.id }))
    await limiter.acquire(launchBoat, { boatId: `b${boat}` }, deadline)
    await vi.advanceTimersByTimeAsync(30_000)
  }
  expect(windows.size).toBeLessThanOrEqual(4)
})

describe('fail', () => {
  it('rejects immediately with the wait', async () => {
    const { enter, sentAt } = track('fail')
    for (let at = 0; at < 5; at++) await enter()
    await vi.advanceTimersByTimeAsync(20_500)
    const error = await rejectionOf(enter())
    expect(error).toBeInstanceOf(RateLimitError)
    expect(error).toMatchObject({
      code: 'rate_limit_reached',
      operation: 'getBoat',
      message: 'getBoat was not sent: the documented rate limit is reached. Retry in 40 s.',
      retryable: true,
      retryAfterMs: 39_500,
      attempts: 0,
    })
    await vi.advanceTimersByTimeAsync(39_500)
    await enter()
    expect(sentAt).toHaveLength(6)
  })
})

describe('a client with rateLimit', () => {
  it("rejects the call before it is sent, with 'fail'", async () => {
    const server = await scriptedServer(ok({ id: 'b1' }))
    const http = harborAt(server.url, { rateLimit: 'fail' })
    const launch = (boatId: string): PromiseLike<unknown> =>
      http.call(launchBoat, { params: { boatId } })
    await launch('b1')
    await launch('b1')
    expect(await rejectionOf(launch('b1'))).toMatchObject({ code: 'rate_limit_reached' })
    await launch('b2')
    expect(server.requests).toHaveLength(3)
  })

  it('counts each attempt, not each call', async () => {
    const again = errorResponse(503, 'BUSY', { 'retry-after': '0' })
    const server = await scriptedServer(again, again, ok({ id: 'b1' }))
    const http = harborAt(server.url, { rateLimit: 'fail' })
    await http.call(getBoat, { params: { boatId: 'b1' } })
    await http.call(getBoat, { params: { boatId: 'b1' } })
    await http.call(getBoat, { params: { boatId: 'b1' } })
    const error = await rejectionOf(http.call(getBoat, { params: { boatId: 'b1' } }))
    expect(error).toMatchObject({ code: 'rate_limit_reached' })
    expect(server.requests).toHaveLength(5)
  })

  it('does not limit calls by default', async () => {
    const server = await scriptedServer(ok({ id: 'b1' }))
    const http = harborAt(server.url)
    const calls = Array.from({ length: 20 }, () => http.call(getBoat, { params: { boatId: 'b1' } }))
    await Promise.all(calls)
    expect(server.requests).toHaveLength(20)
  })
})
