import { expect, test } from 'vitest'
import { createClock } from './clock.ts'
import { parseDuration } from './duration.ts'

const noon = Date.parse('2026-01-05T12:00:00Z')

test('a clock that was given a start stands still until it is moved', async () => {
  const clock = createClock('2026-01-05T12:00:00Z')
  await new Promise((resolve) => setTimeout(resolve, 5))
  expect(clock.now()).toBe(noon)
  clock.advance('48h')
  expect(clock.now()).toBe(noon + 48 * 3_600_000)
  clock.set(new Date(noon))
  expect(clock.now()).toBe(noon)
})

test('a clock without a start runs with real time, from wherever it is put', async () => {
  const clock = createClock()
  expect(Math.abs(clock.now() - Date.now())).toBeLessThan(50)
  clock.set(noon)
  clock.advance(1000)
  expect(clock.now() - noon).toBeGreaterThanOrEqual(1000)
  const before = clock.now()
  await new Promise((resolve) => setTimeout(resolve, 5))
  expect(clock.now()).toBeGreaterThan(before)
})

test('a clock can be frozen and let run on from where it stands', async () => {
  const clock = createClock()
  clock.set(noon)
  clock.freeze()
  const frozen = clock.now()
  await new Promise((resolve) => setTimeout(resolve, 5))
  expect(clock.now()).toBe(frozen)
  clock.unfreeze()
  await new Promise((resolve) => setTimeout(resolve, 5))
  expect(clock.now()).toBeGreaterThan(frozen)
  expect(clock.now() - frozen).toBeLessThan(1000)
})

test('reset puts the clock back to its start', () => {
  const clock = createClock(noon)
  clock.advance('1h')
  clock.unfreeze()
  clock.reset()
  expect(clock.now()).toBe(noon)
})

test('durations are written as people write them', () => {
  expect(parseDuration('90s')).toBe(90_000)
  expect(parseDuration('1h30m')).toBe(5_400_000)
  expect(parseDuration('1.5d')).toBe(129_600_000)
  expect(parseDuration('250ms')).toBe(250)
  expect(parseDuration(12)).toBe(12)
})

test.each(['', '90', 'h', '-1s', '1w', '1 h', -5, Number.NaN])('%j is not a duration', (text) => {
  expect(() => parseDuration(text)).toThrow(/is not a duration\. Write/)
})

test('a time that is none is refused and moves nothing', () => {
  const clock = createClock(noon)
  expect(() => clock.set('yesterday')).toThrow(/yesterday is not a time/)
  expect(clock.now()).toBe(noon)
})
