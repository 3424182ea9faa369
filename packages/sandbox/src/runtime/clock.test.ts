import { expect, test } from 'vitest'
import { createClock, iso, secondsUntil } from './clock.ts'
import { parseDuration } from './duration.ts'

const noon = Date.parse('2026-01-05T12:00:00Z')

test('a clock with a start time is frozen until it is moved', async () => {
  const clock = createClock('2026-01-05T12:00:00Z')
  await new Promise((resolve) => setTimeout(resolve, 5))
  expect(clock.now()).toBe(noon)
  clock.advance('48h')
  expect(clock.now()).toBe(noon + 48 * 3_600_000)
  clock.set(new Date(noon))
  expect(clock.now()).toBe(noon)
})

test('a clock without a start time runs with real time, from any time it is set to', async () => {
  const clock = createClock()
  const before = Date.now()
  const now = clock.now()
  expect(now).toBeGreaterThanOrEqual(before)
  expect(now).toBeLessThanOrEqual(Date.now())
  clock.set(noon)
  clock.advance(1000)
  expect(clock.now() - noon).toBeGreaterThanOrEqual(1000)
  const previous = clock.now()
  await new Promise((resolve) => setTimeout(resolve, 5))
  expect(clock.now()).toBeGreaterThan(previous)
})

test('unfreeze() lets a frozen clock run from the time it was frozen at', async () => {
  const clock = createClock()
  clock.set(noon)
  clock.freeze()
  const frozen = clock.now()
  await new Promise((resolve) => setTimeout(resolve, 5))
  expect(clock.now()).toBe(frozen)
  const unfrozenAt = Date.now()
  clock.unfreeze()
  await new Promise((resolve) => setTimeout(resolve, 5))
  expect(clock.now()).toBeGreaterThan(frozen)
  expect(clock.now() - frozen).toBeLessThanOrEqual(Date.now() - unfrozenAt)
})

test('reset() restores the start time', () => {
  const clock = createClock(noon)
  clock.advance('1h')
  clock.unfreeze()
  clock.reset()
  expect(clock.now()).toBe(noon)
})

test('parses durations with units, and milliseconds', () => {
  expect(parseDuration('90s')).toBe(90_000)
  expect(parseDuration('1h30m')).toBe(5_400_000)
  expect(parseDuration('1.5d')).toBe(129_600_000)
  expect(parseDuration('250ms')).toBe(250)
  expect(parseDuration(12)).toBe(12)
})

test.each(['', '90', 'h', '-1s', '1w', '1 h', -5, Number.NaN])(
  'throws RangeError for the duration %j',
  (duration) => {
    expect(() => parseDuration(duration)).toThrow(RangeError)
    expect(() => parseDuration(duration)).toThrow(
      `Invalid duration ${JSON.stringify(duration)}. Use a string such as`,
    )
  },
)

test('set() throws RangeError for an invalid time and leaves the clock unchanged', () => {
  const clock = createClock(noon)
  expect(() => clock.set('yesterday')).toThrow(
    new RangeError(
      'Invalid time "yesterday". Use an ISO 8601 string, a Date, or milliseconds since 1970.',
    ),
  )
  expect(clock.now()).toBe(noon)
})

test('iso() formats milliseconds since 1970', () => {
  expect(iso(noon)).toBe('2026-01-05T12:00:00.000Z')
})

test('secondsUntil() rounds up and returns at least 1', () => {
  expect(secondsUntil(noon + 1001, noon)).toBe(2)
  expect(secondsUntil(noon, noon)).toBe(1)
  expect(secondsUntil(noon - 5000, noon)).toBe(1)
})
