import { getEventListeners } from 'node:events'
import { expect, test, vi } from 'vitest'
import { sleep } from './sleep.ts'

const hour = 3_600_000

test('leaves no listener on the signal', async () => {
  const { signal } = new AbortController()
  await sleep(1, signal)
  expect(getEventListeners(signal, 'abort')).toEqual([])
})

test('resolves when the signal is aborted, and leaves no timer', async () => {
  vi.useFakeTimers()
  const abort = new AbortController()
  const sleeping = sleep(hour, abort.signal)
  expect(vi.getTimerCount()).toBe(1)
  abort.abort()
  await sleeping
  await sleep(hour, abort.signal)
  expect(vi.getTimerCount()).toBe(0)
})
