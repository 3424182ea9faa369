import { setImmediate as turn } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, expect, vi } from 'vitest'

const unhandled: unknown[] = []
const note = (reason: unknown): number => unhandled.push(reason)

beforeAll(() => void process.on('unhandledRejection', note))

/** Fails a test that leaves an unhandled rejection. */
afterEach(async () => {
  vi.useRealTimers()
  vi.restoreAllMocks()
  await turn()
  expect(unhandled.splice(0)).toEqual([])
})

/** The next file runs in the same process. */
afterAll(() => {
  process.off('unhandledRejection', note)
  vi.unstubAllEnvs()
  vi.unstubAllGlobals()
})
