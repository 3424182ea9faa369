import { setImmediate as turn } from 'node:timers/promises'
import { afterEach, expect, vi } from 'vitest'

const unhandled: unknown[] = []

process.on('unhandledRejection', (reason) => unhandled.push(reason))

/** No test of the core may leave a rejection that nobody hears of. */
afterEach(async () => {
  vi.useRealTimers()
  vi.restoreAllMocks()
  await turn()
  expect(unhandled.splice(0)).toEqual([])
})
