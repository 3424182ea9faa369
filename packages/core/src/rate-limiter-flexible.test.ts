import { RateLimiterMemory } from 'rate-limiter-flexible'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { ConfigError } from './errors/client-errors.ts'
import type { CallLimiter } from './http/call-limiter.ts'
import type { FlexibleRateLimiter } from './rate-limiter-flexible.ts'
import { flexibleLimiter } from './rate-limiter-flexible.ts'

const minute = 60_000
const limit = { key: 'api.harbor.test:general', max: 5, windowMs: minute }

beforeEach(() => {
  vi.useFakeTimers({ now: 0 })
})

afterEach(() => {
  vi.useRealTimers()
})

const memory = () => new RateLimiterMemory({ points: 1, duration: 1 })

const { signal } = new AbortController()

/** Takes until the call is counted, and returns when it was. */
const takeInTime = async (limiter: CallLimiter): Promise<number> => {
  for (;;) {
    const wait = await limiter.take(limit, signal)
    if (!wait) return Date.now()
    await new Promise((resolve) => setTimeout(resolve, wait))
  }
}

it('counts at most as many calls in every window, wherever it starts', async () => {
  const store = memory()
  const limiters = [flexibleLimiter(store), flexibleLimiter(store), flexibleLimiter(store)]
  const calls: Promise<number>[] = []
  // The end of a fixed window that would start with the first call.
  calls.push(takeInTime(limiters[0] as CallLimiter))
  await vi.advanceTimersByTimeAsync(59_000)
  for (let at = 0; at < 23; at++) calls.push(takeInTime(limiters[at % 3] as CallLimiter))
  await vi.advanceTimersByTimeAsync(10 * minute)
  const sentAt = await Promise.all(calls)
  for (const at of sentAt) {
    const within = sentAt.filter((other) => other >= at && other < at + minute)
    expect(within.length).toBeLessThanOrEqual(5)
  }
  // Without a pause: 4 calls at once, then 1 and 4 by turns.
  expect(Math.max(...sentAt)).toBeLessThan(59_000 + 5 * minute)
})

it('asks the store once per call and slot, however many calls wait', async () => {
  const store = memory()
  const penalty = vi.spyOn(store, 'penalty')
  const limiter = flexibleLimiter(store)
  for (let at = 0; at < 50; at++) await limiter.take(limit, signal)
  expect(penalty).toHaveBeenCalledTimes(5)
})

it('says when the next slot is free', async () => {
  const store = memory()
  const limiter = flexibleLimiter(store)
  for (let at = 0; at < 5; at++) {
    expect(await limiter.take(limit, signal)).toBe(0)
    await vi.advanceTimersByTimeAsync(1_000)
  }
  expect(await limiter.take(limit, signal)).toBe(56_000)
  expect(await flexibleLimiter(store).take(limit, signal)).toBeLessThanOrEqual(60_000)
})

it('frees the oldest call of this process when one is given back', async () => {
  const store = memory()
  const limiter = flexibleLimiter(store)
  for (let at = 0; at < 5; at++) {
    await limiter.take(limit, signal)
    await vi.advanceTimersByTimeAsync(1_000)
  }
  await limiter.giveBack?.(limit)
  expect(await flexibleLimiter(store).take(limit, signal)).toBe(0)
  await limiter.giveBack?.({ ...limit, key: 'another' })
  expect(await limiter.take(limit, signal)).toBeGreaterThan(0)
})

it('does not free a slot that ends within a second: another process may have it by then', async () => {
  const store = memory()
  const limiter = flexibleLimiter(store)
  const remove = vi.spyOn(store, 'delete')
  await limiter.take(limit, signal)
  await vi.advanceTimersByTimeAsync(60_500)
  await limiter.giveBack?.(limit)
  expect(remove).not.toHaveBeenCalled()
})

it('counts the values of a parameter separately', async () => {
  const limiter = flexibleLimiter(memory())
  const one = { ...limit, max: 1 }
  expect(await limiter.take(one, signal)).toBe(0)
  expect(await limiter.take(one, signal)).toBeGreaterThan(0)
  expect(await limiter.take({ ...one, key: 'api.harbor.test:launches:b2' }, signal)).toBe(0)
})

it('does not count a call that no longer waits', async () => {
  const store = memory()
  const penalty = vi.spyOn(store, 'penalty')
  await expect(flexibleLimiter(store).take(limit, AbortSignal.abort())).rejects.toThrow()
  expect(penalty).not.toHaveBeenCalled()
})

it('goes on after an error of the store', async () => {
  const store = memory()
  const limiter = flexibleLimiter(store)
  vi.spyOn(store, 'penalty').mockRejectedValueOnce(new Error('The store is down.'))
  await expect(limiter.take(limit, signal)).rejects.toThrow('The store is down.')
  expect(await limiter.take(limit, signal)).toBe(0)
})

it.each([undefined, {}, { penalty: () => undefined }])('rejects %j as a limiter', (store) => {
  expect(() => flexibleLimiter(store as unknown as FlexibleRateLimiter)).toThrow(ConfigError)
})
