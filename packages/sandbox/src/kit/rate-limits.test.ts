import { expect, test } from 'vitest'
import { createClock } from '../clock.ts'
import { createRateLimits } from './rate-limits.ts'

const start = Date.parse('2026-01-05T12:00:00Z')
const two = { key: 'two', limit: 2, windowMs: 60_000 }
const three = { key: 'three', limit: 3, windowMs: 60_000 }

test('a window opens with its first call and ends a minute later', () => {
  const clock = createClock(start)
  const limits = createRateLimits(clock)
  expect(limits.take([two])).toEqual({
    allowed: true,
    standing: { limit: 2, remaining: 1, resetAt: start + 60_000 },
  })
  clock.advance('59s')
  expect(limits.take([two]).allowed).toBe(true)
  expect(limits.take([two])).toMatchObject({ allowed: false, standing: { remaining: 0 } })
  clock.advance('1s')
  expect(limits.take([two])).toMatchObject({
    allowed: true,
    standing: { remaining: 1, resetAt: start + 120_000 },
  })
})

test('a refused call counts under none of its limits', () => {
  const limits = createRateLimits(createClock(start))
  limits.take([two, three])
  limits.take([two, three])
  expect(limits.take([two, three]).allowed).toBe(false)
  expect(limits.look([three]).remaining).toBe(1)
})

test('the tightest limit is the one reported', () => {
  const limits = createRateLimits(createClock(start))
  expect(limits.take([three, two]).standing).toMatchObject({ limit: 2, remaining: 1 })
})

test('of two limits that are used up the one that ends later is reported', () => {
  const clock = createClock(start)
  const limits = createRateLimits(clock)
  const one = { key: 'one', limit: 1, windowMs: 60_000 }
  limits.take([one])
  clock.advance('10s')
  limits.take([two])
  limits.take([two])
  expect(limits.look([two, one]).resetAt).toBe(start + 70_000)
  expect(limits.look([one, two]).resetAt).toBe(start + 70_000)
})

test('looking counts nothing', () => {
  const limits = createRateLimits(createClock(start))
  for (let at = 0; at < 5; at++) expect(limits.look([two]).remaining).toBe(2)
})

test('windows that are over are forgotten, open ones are kept', () => {
  const clock = createClock(start)
  const limits = createRateLimits(clock)
  for (let at = 0; at < 1001; at++) limits.take([{ ...two, key: `old ${at}` }])
  clock.advance('1m')
  limits.take([two])
  limits.take([{ ...two, key: 'new' }])
  expect(limits.take([two])).toMatchObject({ allowed: true, standing: { remaining: 0 } })
})
