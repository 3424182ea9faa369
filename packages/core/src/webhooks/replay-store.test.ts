import { expect, test, vi } from 'vitest'
import { memoryReplayStore } from './replay-store.ts'

test('a key can be claimed once until it expires', () => {
  vi.useFakeTimers({ now: 0 })
  const { claim } = memoryReplayStore()
  expect([claim('a', 1_000), claim('a', 1_000), claim('b', 1_000)]).toEqual([true, false, true])
  vi.setSystemTime(999)
  expect(claim('a', 1_000)).toBe(false)
  vi.setSystemTime(1_000)
  expect([claim('a', 1_000), claim('a', 1_000)]).toEqual([true, false])
})

test('the oldest of very many keys are removed', () => {
  const { claim } = memoryReplayStore()
  for (let at = 0; at < 10_002; at++) claim(`${at}`, 60_000)
  expect(claim('10001', 60_000)).toBe(false)
  expect(claim('2', 60_000)).toBe(false)
  expect(claim('0', 60_000)).toBe(true)
})

test('a released key can be claimed again', () => {
  const { claim, release } = memoryReplayStore()
  expect([claim('a', 1_000), claim('b', 1_000)]).toEqual([true, true])
  release('a')
  expect([claim('a', 1_000), claim('a', 1_000), claim('b', 1_000)]).toEqual([true, false, false])
})
