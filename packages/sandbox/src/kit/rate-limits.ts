import type { Clock } from '../runtime/clock.ts'
import { secondsUntil } from '../runtime/clock.ts'

/** A limit that applies to a call. Calls with the same key share its window. */
export interface RateLimitRule {
  readonly key: string
  readonly limit: number
  readonly windowMs: number
}

/** State of a limit. */
export interface RateLimitSnapshot {
  readonly limit: number
  readonly remaining: number
  /** When the window ends, in milliseconds since 1970. */
  readonly resetAt: number
}

export interface RateLimits {
  /** Counts a call under all rules, or under none if one of them is exhausted. */
  consume(rules: readonly RateLimitRule[]): ConsumeResult
  /** Takes back one call that was counted under a rule. */
  release(rule: RateLimitRule): void
  /** Returns the state of the most restrictive rule without counting a call. */
  peek(rules: readonly RateLimitRule[]): RateLimitSnapshot
  /** Returns the windows that have not ended, by their keys. */
  windows(): Readonly<Record<string, WindowState>>
  /** Closes all windows, and opens others. */
  reset(open?: Readonly<Record<string, WindowState>>): void
}

interface ConsumeResult {
  readonly allowed: boolean
  /** State of the most restrictive rule. */
  readonly snapshot: RateLimitSnapshot
  /** Seconds until its window ends, at least 1. */
  readonly retryAfter: number
}

export interface WindowState {
  startedAt: number
  endsAt: number
  used: number
}

/** Number of windows above which those that have ended are removed, at first. */
const pruneAbove = 1000

/** Creates fixed-window limits, each window opened by its first call, by the sandbox's clock. */
export const createRateLimits = (
  clock: Clock,
  windows: Map<string, WindowState> = new Map(),
): RateLimits => {
  let pruneAt = pruneAbove

  const isOpen = ({ startedAt, endsAt }: WindowState, now: number): boolean =>
    startedAt <= now && now < endsAt

  const windowOf = ({ key, windowMs }: RateLimitRule, now: number): WindowState => {
    const window = windows.get(key)
    return window && isOpen(window, now)
      ? window
      : { startedAt: now, endsAt: now + windowMs, used: 0 }
  }

  const prune = (now: number): void => {
    if (windows.size <= pruneAt) return
    for (const [key, window] of windows) if (!isOpen(window, now)) windows.delete(key)
    // Many windows may be open: they are not searched again before their number has doubled.
    pruneAt = Math.max(pruneAbove, 2 * windows.size)
  }

  const mostRestrictive = (rules: readonly RateLimitRule[], now: number): RateLimitSnapshot => {
    const snapshots = rules.map((rule) => {
      const { used, endsAt } = windowOf(rule, now)
      return { limit: rule.limit, remaining: Math.max(0, rule.limit - used), resetAt: endsAt }
    })
    const first = snapshots[0] ?? { limit: 0, remaining: 0, resetAt: now }
    return snapshots.reduce((least, next) => {
      if (next.remaining !== least.remaining) return next.remaining < least.remaining ? next : least
      // With equal remainders the caller must wait for the window that ends later.
      return next.resetAt > least.resetAt ? next : least
    }, first)
  }

  return {
    consume(rules) {
      const now = clock.now()
      const allowed = rules.every((rule) => windowOf(rule, now).used < rule.limit)
      if (allowed) {
        prune(now)
        for (const rule of rules) {
          const window = windowOf(rule, now)
          window.used += 1
          windows.set(rule.key, window)
        }
      }
      const snapshot = mostRestrictive(rules, now)
      return { allowed, snapshot, retryAfter: secondsUntil(snapshot.resetAt, now) }
    },
    release(rule) {
      const now = clock.now()
      const window = windowOf(rule, now)
      if (window.used > 0) window.used -= 1
    },
    peek: (rules) => mostRestrictive(rules, clock.now()),
    windows() {
      const now = clock.now()
      return Object.fromEntries([...windows].filter(([, window]) => isOpen(window, now)))
    },
    reset(open = {}) {
      windows.clear()
      for (const [key, window] of Object.entries(open)) windows.set(key, window)
    },
  }
}
