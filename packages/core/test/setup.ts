import { setImmediate as turn } from 'node:timers/promises'
import { afterEach, expect, vi } from 'vitest'

const unhandled: unknown[] = []

process.on('unhandledRejection', (reason) => unhandled.push(reason))

/** Fails a test that leaves an unhandled rejection. */
afterEach(async () => {
  vi.useRealTimers()
  vi.restoreAllMocks()
  await turn()
  expect(unhandled.splice(0)).toEqual([])
})
