import { getEventListeners } from 'node:events'
import { afterEach, expect, test, vi } from 'vitest'
import { sleep } from './sleep.ts'

afterEach(() => {
  vi.useRealTimers()
})

test('it waits as long as it is told, and leaves no listener', async () => {
  const { signal } = new AbortController()
  const startedAt = performance.now()
  await sleep(20, signal)
  expect(performance.now() - startedAt).toBeGreaterThan(18)
  expect(getEventListeners(signal, 'abort')).toEqual([])
})

test('an abort ends the wait and its timer', async () => {
  vi.useFakeTimers()
  const gone = new AbortController()
  const wait = sleep(60_000, gone.signal)
  expect(vi.getTimerCount()).toBe(1)
  gone.abort()
  await wait
  expect(vi.getTimerCount()).toBe(0)
  expect(getEventListeners(gone.signal, 'abort')).toEqual([])
})

test('there is no wait after an abort', async () => {
  vi.useFakeTimers()
  await sleep(60_000, AbortSignal.abort())
  expect(vi.getTimerCount()).toBe(0)
})
