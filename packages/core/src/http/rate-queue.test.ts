import fc from 'fast-check'
import { afterEach, expect, test, vi } from 'vitest'
import { getBoat, launchBoat } from '../../test/platform.ts'
import { Deadline } from './deadline.ts'
import { RateLimiter } from './rate-limiter.ts'

const limits = {
  general: { max: 5, windowMs: 60_000, source: 'assumed' },
  launches: {
    max: 2,
    windowMs: 90_000,
    countsRejected: false,
    perParam: 'boatId',
    source: 'assumed',
  },
} as const

const calls = fc.array(
  fc.record({
    launches: fc.boolean(),
    boatId: fc.constantFrom('b1', 'b2'),
    startsAfter: fc.integer({ min: 0, max: 20_000 }),
    abortsAfter: fc.option(fc.integer({ min: 0, max: 120_000 })),
    isRejected: fc.boolean(),
  }),
  { minLength: 1, maxLength: 40 },
)

afterEach(() => {
  vi.useRealTimers()
})

test('keeps each limit and the order, whatever is aborted, rejected or late', async () => {
  const property = fc.asyncProperty(
    calls,
    fc.integer({ min: 0, max: 999 }),
    async (all, lateMs) => {
      vi.useFakeTimers({ now: 0 })
      const limiter = new RateLimiter(limits, 'wait', new Map())
      const sent: { index: number; kind: string; at: number; isRejected: boolean }[] = []
      const ends: Promise<void>[] = []
      for (const [index, call] of all.entries()) {
        await vi.advanceTimersByTimeAsync(call.startsAfter)
        // A busy process: the clock moves on, and the timers run afterwards.
        vi.setSystemTime(Date.now() + lateMs)
        const { signal, abort } = abortable()
        if (call.abortsAfter !== null) setTimeout(abort, call.abortsAfter)
        const operation = call.launches ? launchBoat : getBoat
        const deadline = new Deadline(signal, 10_000_000, () => ({ operation: operation.id }))
        const kind = call.launches ? call.boatId : 'read'
        const take = limiter.acquire(operation, { boatId: call.boatId }, deadline).then(
          (takeBack) => {
            sent.push({ index, kind, at: performance.now(), isRejected: call.isRejected })
            if (call.isRejected) takeBack()
          },
          (error: unknown) => expect(error).toHaveProperty('name', 'AbortError'),
        )
        ends.push(take)
      }
      await vi.runAllTimersAsync()
      await Promise.all(ends)

      expectLimit(sent, limits.general)
      for (const kind of ['b1', 'b2', 'read']) {
        const ofKind = sent.filter((call) => call.kind === kind)
        expect(ofKind).toEqual([...ofKind].sort((a, b) => a.index - b.index))
        const counted = ofKind.filter(({ isRejected }) => !isRejected)
        if (kind !== 'read') expectLimit(counted, limits.launches)
      }
    },
  )
  await fc.assert(property, { numRuns: 300 })
})

const abortable = () => {
  const controller = new AbortController()
  return { signal: controller.signal, abort: () => controller.abort() }
}

const expectLimit = (
  sent: readonly { readonly at: number }[],
  { max, windowMs }: { max: number; windowMs: number },
): void => {
  const times = sent.map(({ at }) => at).sort((a, b) => a - b)
  for (const [index, at] of times.entries()) {
    const later = times[index + max]
    if (later !== undefined) expect(later - at).toBeGreaterThanOrEqual(windowMs)
  }
}
