/**
 * Shares rate limits among processes through the package `rate-limiter-flexible`.
 *
 * @module
 */

import { BoundedMap } from './bounded-map.ts'
import { ConfigError } from './errors/client-errors.ts'
import type { CallLimit, CallLimiter } from './http/call-limiter.ts'
import { describeValue } from './http/check-options.ts'

export type { CallLimit, CallLimiter, SharedRateLimit } from './http/call-limiter.ts'

/** The part of a limiter of `rate-limiter-flexible` that is used, such as of `RateLimiterRedis`. */
export interface FlexibleRateLimiter {
  /** Adds points to a key, and returns how many it has then. */
  penalty(
    key: string,
    points: number,
    options: { readonly customDuration: number },
  ): Promise<{
    /** Points of the key. */
    readonly consumedPoints: number
    /** Milliseconds until the key expires. */
    readonly msBeforeNext: number
  }>
  /** Removes a key. */
  delete(key: string): Promise<boolean>
}

/** One of the `max` places that a limit has in a window. */
interface Slot {
  readonly key: string
  /** When this process may try the slot again, on the clock of `performance.now()`. */
  busyUntil: number
  /** Whether this process has taken it. */
  isOwn: boolean
}

interface LimitState {
  readonly slots: readonly Slot[]
  /** Ends when all earlier calls of this process have been counted. */
  last: Promise<unknown>
}

/** Maximum number of limits whose slots are remembered. The least recently used are forgotten first. */
const maxLimits = 1_000

/** Calls of several processes do not take the same time from the store to the platform. */
const travelMarginMs = 1_000

/** A slot that expires sooner is not given back, because another process may have it by then. */
const giveBackMarginMs = 1_000

/**
 * Creates a limiter for the option `rateLimit` from a limiter of `rate-limiter-flexible` 11 or newer:
 * `RateLimiterMemory`, `RateLimiterRedis`, `RateLimiterPostgres` and others whose steps are atomic.
 * All clients and processes with the same store and `keyPrefix` share the limits.
 *
 * The windows of that package are fixed: with `points: 100`, a hundred calls at the end of a window and
 * a hundred at the start of the next one are allowed, 200 within seconds. Here each limit is a row of
 * slots instead, 100 for a hundred calls a minute. A slot is a key that allows one call, and is free
 * again one window and a second after it. So no period of that length has more calls than the limit,
 * wherever it starts, unless one call takes a second longer than another to reach the platform. Points and duration of the limiter itself are not used.
 *
 * @param limiter its errors reach the call; with its `insuranceLimiter`, it counts there instead
 * @throws ConfigError if the limiter has no `penalty()` and `delete()`
 * @example
 * const store = new RateLimiterRedis({ storeClient: redis, keyPrefix: 'molt', points: 1, duration: 1 })
 * const client = new Moltify({ rateLimit: { mode: 'wait', limiter: flexibleLimiter(store) } })
 */
export const flexibleLimiter = (limiter: FlexibleRateLimiter): CallLimiter => {
  const { penalty, delete: remove } = Object(limiter) as Partial<FlexibleRateLimiter>
  if (typeof penalty !== 'function' || typeof remove !== 'function') {
    const message = `flexibleLimiter() takes a limiter such as new RateLimiterRedis(), got ${describeValue(limiter)}.`
    throw new ConfigError(message, { code: 'invalid_option' })
  }
  const states = new BoundedMap<LimitState>(maxLimits)

  const stateOf = ({ key, max }: CallLimit): LimitState => {
    const state = states.get(key) ?? { slots: createSlots(key, max), last: Promise.resolve() }
    states.set(key, state)
    return state
  }

  const takeSlot = async (slots: readonly Slot[], windowMs: number): Promise<number> => {
    const options = { customDuration: Math.ceil((windowMs + travelMarginMs) / 1_000) }
    for (;;) {
      const next = slots.reduce((one, other) => (other.busyUntil < one.busyUntil ? other : one))
      const wait = next.busyUntil - performance.now()
      if (wait > 0) return Math.ceil(wait)
      const { consumedPoints, msBeforeNext } = await limiter.penalty(next.key, 1, options)
      next.isOwn = consumedPoints === 1
      // At least a millisecond, so that a store without a clock of its own is not asked without a pause.
      next.busyUntil = performance.now() + Math.max(1, msBeforeNext)
      if (next.isOwn) return 0
    }
  }

  return {
    take(limit, signal) {
      const state = stateOf(limit)
      const taken = state.last.then(() => {
        signal.throwIfAborted()
        return takeSlot(state.slots, limit.windowMs)
      })
      state.last = taken.catch(() => undefined)
      return taken
    },
    async giveBack(limit) {
      const earliest = performance.now() + giveBackMarginMs
      // The oldest one, because what stays counted must not end sooner than the calls that it stands for.
      const [slot] = stateOf(limit)
        .slots.filter(({ isOwn, busyUntil }) => isOwn && busyUntil > earliest)
        .sort((one, other) => one.busyUntil - other.busyUntil)
      if (!slot) return
      slot.isOwn = false
      await limiter.delete(slot.key)
      slot.busyUntil = 0
    },
  }
}

/** In an order of its own in each process, so that processes seldom try the same slot. */
const createSlots = (key: string, max: number): Slot[] => {
  const start = Math.floor(Math.random() * max)
  return Array.from({ length: max }, (_, at) => ({
    key: `${key}:${(start + at) % max}`,
    busyUntil: 0,
    isOwn: false,
  }))
}
