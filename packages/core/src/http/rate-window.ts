import type { RateLimitRule } from '@molt-sdk/contracts/kernel'

/**
 * The calls that count towards one limit: when they were sent, or when they will be. Oldest first, on
 * the clock of `performance.now()`.
 */
export interface RateWindow {
  readonly rule: RateLimitRule
  readonly times: number[]
}

/** Returns the first time from `from` at which one more call is within the limit of every window. */
export const firstFreeTime = (windows: readonly RateWindow[], from: number): number => {
  let at = from
  for (;;) {
    const next = Math.max(...windows.map((window) => firstFreeIn(window, at)))
    if (next <= at) return at
    at = next
  }
}

const firstFreeIn = ({ rule: { max, windowMs }, times }: RateWindow, from: number): number => {
  let at = from
  for (;;) {
    const run = lastRunAround(times, max, windowMs, at)
    if (run < 0) return at
    at = (times[run] ?? at) + windowMs
  }
}

/** Returns where the last `max` calls begin that lie within one window together with `at`, or -1. */
const lastRunAround = (
  times: readonly number[],
  max: number,
  windowMs: number,
  at: number,
): number => {
  const oldest = indexAfter(times, at - windowMs)
  for (let run = indexAfter(times, at + windowMs) - max; run >= oldest; run -= 1) {
    const first = Math.min(at, times[run] ?? at)
    const last = Math.max(at, times[run + max - 1] ?? at)
    // Not a difference: of fractions it can be less than the window that was added.
    if (last < first + windowMs) return run
  }
  return -1
}

/** Returns when the last call of this time may be sent, by the calls before it. */
export const allowedFrom = ({ rule: { max, windowMs }, times }: RateWindow, at: number): number => {
  const former = times[indexAfter(times, at) - 1 - max]
  return former === undefined ? at : former + windowMs
}

/** Adds a call, and forgets those that no later call can share a window with. */
export const addTime = ({ rule, times }: RateWindow, at: number): void => {
  const expired = indexAfter(times, performance.now() - rule.windowMs)
  times.splice(0, expired)
  times.splice(indexAfter(times, at), 0, at)
}

/** Removes one call with this time. */
export const removeTime = ({ times }: RateWindow, at: number): void => {
  const index = indexAfter(times, at) - 1
  if (times[index] === at) times.splice(index, 1)
}

/** Returns the index of the first time after `at`. */
const indexAfter = (times: readonly number[], at: number): number => {
  let low = 0
  let high = times.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((times[middle] ?? 0) <= at) low = middle + 1
    else high = middle
  }
  return low
}
