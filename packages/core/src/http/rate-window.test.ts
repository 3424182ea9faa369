import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { RateWindow } from './rate-window.ts'
import { addTime, firstFreeTime } from './rate-window.ts'

const windowMs = 60_000
const windowWith = (max: number, times: number[]): RateWindow => ({
  rule: { max, windowMs, source: 'assumed' },
  times,
})

test('the first free time is one window after the call, also of fractions of a millisecond', () => {
  const time = fc.double({ min: 0, max: 1e9, noNaN: true })
  fc.assert(
    fc.property(time, (at) => {
      expect(firstFreeTime([windowWith(1, [at])], at)).toBe(at + windowMs)
    }),
    { numRuns: 2_000 },
  )
})

test('reserves each time once the limit is reached, at fractions of a millisecond', () => {
  const gaps = fc.array(fc.double({ min: 0, max: 30_000, noNaN: true }), { maxLength: 30 })
  fc.assert(
    fc.property(gaps, fc.integer({ min: 1, max: 5 }), (between, max) => {
      const window = windowWith(max, [])
      let from = performance.now()
      const reserved = between.map((gap) => {
        from += gap
        const at = firstFreeTime([window], from)
        addTime(window, at)
        return at
      })
      const times = reserved.sort((a, b) => a - b)
      for (const [index, at] of times.entries())
        expect((times[index + max] ?? Number.POSITIVE_INFINITY) >= at + windowMs).toBe(true)
    }),
    { numRuns: 300 },
  )
})
