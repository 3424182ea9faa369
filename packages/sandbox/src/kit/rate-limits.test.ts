import { expect, test, vi } from 'vitest'
import { createClock } from '../runtime/clock.ts'
import type { WindowState } from './rate-limits.ts'
import { createRateLimits } from './rate-limits.ts'

const start = Date.parse('2026-01-05T12:00:00Z')
const two = { key: 'two', limit: 2, windowMs: 60_000 }
const three = { key: 'three', limit: 3, windowMs: 60_000 }

test('opens a window with the first call and ends it after windowMs', () => {
  const clock = createClock(start)
  const limits = createRateLimits(clock)
  expect(limits.consume([two])).toEqual({
    allowed: true,
    snapshot: { limit: 2, remaining: 1, resetAt: start + 60_000 },
    retryAfter: 60,
  })
  clock.advance('59s')
  expect(limits.consume([two]).allowed).toBe(true)
  expect(limits.consume([two])).toMatchObject({
    allowed: false,
    snapshot: { remaining: 0 },
    retryAfter: 1,
  })
  clock.advance('1s')
  expect(limits.consume([two])).toMatchObject({
    allowed: true,
    snapshot: { remaining: 1, resetAt: start + 120_000 },
  })
})

test('does not count a rejected call', () => {
  const limits = createRateLimits(createClock(start))
  limits.consume([two, three])
  limits.consume([two, three])
  expect(limits.consume([two, three]).allowed).toBe(false)
  expect(limits.peek([three]).remaining).toBe(1)
})

test('takes back a call, and none that is not in the window', () => {
  const clock = createClock(start)
  const limits = createRateLimits(clock)
  limits.release(two)
  limits.consume([two])
  limits.release(two)
  expect(limits.peek([two]).remaining).toBe(2)
  limits.consume([two])
  clock.advance('1m')
  limits.release(two)
  expect(limits.peek([two]).remaining).toBe(2)
})

test('reports the most restrictive rule', () => {
  const limits = createRateLimits(createClock(start))
  expect(limits.consume([three, two]).snapshot).toMatchObject({ limit: 2, remaining: 1 })
})

test('reports the window that ends later when two rules are exhausted', () => {
  const clock = createClock(start)
  const limits = createRateLimits(clock)
  const one = { key: 'one', limit: 1, windowMs: 60_000 }
  limits.consume([one])
  clock.advance('10s')
  limits.consume([two])
  limits.consume([two])
  expect(limits.peek([two, one]).resetAt).toBe(start + 70_000)
  expect(limits.peek([one, two]).resetAt).toBe(start + 70_000)
})

test('peek() does not count a call', () => {
  const limits = createRateLimits(createClock(start))
  for (let count = 0; count < 5; count++) expect(limits.peek([two]).remaining).toBe(2)
})

test('removes ended windows and keeps open ones, however many keys are used', () => {
  const clock = createClock(start)
  const windows = new Map<string, WindowState>()
  const limits = createRateLimits(clock, windows)
  for (let minute = 0; minute < 10; minute++) {
    for (let key = 0; key < 700; key++) limits.consume([{ ...two, key: `${minute} ${key}` }])
    clock.advance('59s')
    limits.consume([two])
    clock.advance('1s')
  }
  // 7,000 keys were used. At most those of the last minute and the 1,000 below the threshold remain.
  expect(windows.size).toBeLessThanOrEqual(1_701)
  expect(limits.consume([two])).toMatchObject({ allowed: true, snapshot: { remaining: 0 } })
})

test('searches many open windows for ended ones a few times only', () => {
  const windows = new Map<string, WindowState>()
  const search = vi.spyOn(windows, Symbol.iterator)
  const limits = createRateLimits(createClock(start), windows)
  for (let key = 0; key < 10_000; key++) limits.consume([{ ...two, key: `${key}` }])
  expect(windows.size).toBe(10_000)
  expect(search.mock.calls.length).toBeLessThan(10)
})
