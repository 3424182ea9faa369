import type { Clock } from '../runtime/clock.ts'

/** A limit that a call comes under. Calls with the same key share its window. */
export interface RateLimitRule {
  readonly key: string
  readonly limit: number
  readonly windowMs: number
}

/** How a limit stands. */
export interface RateLimitSnapshot {
  readonly limit: number
  readonly remaining: number
  /** When the window ends, in milliseconds since 1970. */
  readonly resetAt: number
}

export interface RateLimits {
  /** Counts a call under all its limits, or under none if one of them is used up. */
  consume(limits: readonly RateLimitRule[]): {
    readonly allowed: boolean
    readonly standing: RateLimitSnapshot
  }
  /** How the tightest limit stands, without counting. */
  peek(limits: readonly RateLimitRule[]): RateLimitSnapshot
  reset(): void
}

interface WindowState {
  startedAt: number
  endsAt: number
  used: number
}

const pruneAbove = 1000

/** Fixed windows, each opened by its first call. They follow the sandbox's clock. */
export const createRateLimits = (clock: Clock): RateLimits => {
  const windows = new Map<string, WindowState>()

  const isOpen = ({ startedAt, endsAt }: WindowState, now: number): boolean =>
    startedAt <= now && now < endsAt

  const windowOf = ({ key, windowMs }: RateLimitRule, now: number): WindowState => {
    const window = windows.get(key)
    return window && isOpen(window, now)
      ? window
      : { startedAt: now, endsAt: now + windowMs, used: 0 }
  }

  const prune = (now: number): void => {
    if (windows.size <= pruneAbove) return
    for (const [key, window] of windows) if (!isOpen(window, now)) windows.delete(key)
  }

  const mostRestrictive = (limits: readonly RateLimitRule[], now: number): RateLimitSnapshot => {
    const standings = limits.map((limit) => {
      const { used, endsAt } = windowOf(limit, now)
      return { limit: limit.limit, remaining: Math.max(0, limit.limit - used), resetAt: endsAt }
    })
    const first = standings[0] ?? { limit: 0, remaining: 0, resetAt: now }
    return standings.reduce((least, next) => {
      if (next.remaining !== least.remaining) return next.remaining < least.remaining ? next : least
      // Both used up: only the later end helps the caller.
      return next.resetAt > least.resetAt ? next : least
    }, first)
  }

  return {
    consume(limits) {
      const now = clock.now()
      const allowed = limits.every((limit) => windowOf(limit, now).used < limit.limit)
      if (allowed) {
        prune(now)
        for (const limit of limits) {
          const window = windowOf(limit, now)
          window.used += 1
          windows.set(limit.key, window)
        }
      }
      return { allowed, standing: mostRestrictive(limits, now) }
    },
    peek: (limits) => mostRestrictive(limits, clock.now()),
    reset: () => windows.clear(),
  }
}
