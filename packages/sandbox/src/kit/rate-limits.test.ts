import { expect, test } from 'vitest'
import { createClock } from '../runtime/clock.ts'
import { createRateLimits } from './rate-limits.ts'

const start = Date.parse('2026-01-05T12:00:00Z')
const two = { key: 'two', limit: 2, windowMs: 60_000 }
const three = { key: 'three', limit: 3, windowMs: 60_000 }

test('a window opens with its first call and ends a minute later', () => {
  const clock = createClock(start)
  const limits = createRateLimits(clock)
  expect(limits.consume([two])).toEqual({
    allowed: true,
    standing: { limit: 2, remaining: 1, resetAt: start + 60_000 },
  })
  clock.advance('59s')
  expect(limits.consume([two]).allowed).toBe(true)
  expect(limits.consume([two])).toMatchObject({ allowed: false, standing: { remaining: 0 } })
  clock.advance('1s')
  expect(limits.consume([two])).toMatchObject({
    allowed: true,
    standing: { remaining: 1, resetAt: start + 120_000 },
  })
})

test('a refused call counts under none of its limits', () => {
  const limits = createRateLimits(createClock(start))
  limits.consume([two, three])
  limits.consume([two, three])
  expect(limits.consume([two, three]).allowed).toBe(false)
  expect(limits.peek([three]).remaining).toBe(1)
})

test('the tightest limit is the one reported', () => {
  const limits = createRateLimits(createClock(start))
  expect(limits.consume([three, two]).standing).toMatchObject({ limit: 2, remaining: 1 })
})

test('of two limits that are used up the one that ends later is reported', () => {
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

test('looking counts nothing', () => {
  const limits = createRateLimits(createClock(start))
  for (let at = 0; at < 5; at++) expect(limits.peek([two]).remaining).toBe(2)
})

test('windows that are over are forgotten, open ones are kept', () => {
  const clock = createClock(start)
  const limits = createRateLimits(clock)
  for (let at = 0; at < 1001; at++) limits.consume([{ ...two, key: `old ${at}` }])
  clock.advance('1m')
  limits.consume([two])
  limits.consume([{ ...two, key: 'new' }])
  expect(limits.consume([two])).toMatchObject({ allowed: true, standing: { remaining: 0 } })
})
