import { getEventListeners } from 'node:events'
import { afterEach, expect, test, vi } from 'vitest'
import { sleep } from './sleep.ts'

afterEach(() => {
  vi.useRealTimers()
})

test('waits for the given time and leaves no listener', async () => {
  const { signal } = new AbortController()
  const startedAt = performance.now()
  await sleep(20, signal)
  expect(performance.now() - startedAt).toBeGreaterThan(18)
  expect(getEventListeners(signal, 'abort')).toEqual([])
})

const activeTimers = (): number =>
  process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length

test('an abort ends the wait and its timer', async () => {
  const before = activeTimers()
  const aborted = new AbortController()
  const wait = sleep(60_000, aborted.signal)
  expect(activeTimers()).toBe(before + 1)
  aborted.abort()
  await wait
  expect(activeTimers()).toBe(before)
  expect(getEventListeners(aborted.signal, 'abort')).toEqual([])
})

test('does not wait after an abort', async () => {
  const before = activeTimers()
  await sleep(60_000, AbortSignal.abort())
  expect(activeTimers()).toBe(before)
})

test('waits in real time under fake timers', async () => {
  vi.useFakeTimers()
  await sleep(5, new AbortController().signal)
  expect(vi.getTimerCount()).toBe(0)
})
