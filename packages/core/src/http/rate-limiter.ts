import type { Operation, RateLimitRule, RateLimitRules } from '@molt-sdk/contracts/kernel'
import type { Deadline } from './deadline.ts'
import { limitReached, limitsOfCall } from './limits-of-call.ts'
import type { RateLimitMode } from './options.ts'

export interface RateWindow {
  readonly rule: RateLimitRule
  /** When the latest calls were sent, oldest first, on the clock of `performance.now()`. */
  readonly sentAt: number[]
}

/** The calls of a client and of those derived from it: by class and parameter, the least recently used first. */
export type RateWindows = Map<string, RateWindow>

/**
 * Keeps calls inside the documented limits before the server has to. Each limit is a sliding
 * window: a call is sent when the one that was `limit` calls ago has left the window.
 */
export class RateLimiter {
  readonly #limits: RateLimitRules
  readonly #mode: RateLimitMode
  readonly #windows: RateWindows

  constructor(limits: RateLimitRules, mode: RateLimitMode, windows: RateWindows) {
    this.#limits = limits
    this.#mode = mode
    this.#windows = windows
  }

  /**
   * Waits for room, or throws a `RateLimitError` that says how long the wait would be. Returns a
   * function that takes the call back from the limits that do not count rejected calls.
   */
  async acquire(
    operation: Operation,
    params: Readonly<Record<string, string>> | undefined,
    deadline: Deadline,
    hasFiles = false,
  ): Promise<() => void> {
    const keys = limitsOfCall(this.#limits, operation, params, hasFiles).map(
      ({ name, value, rule }) => [`${name} ${value}`, rule] as const,
    )
    for (;;) {
      const windows = keys.map(([key, rule]) => ({
        rule,
        sentAt: this.#windows.get(key)?.sentAt ?? [],
      }))
      const wait = Math.max(...windows.map(waitTimeMs))
      if (wait <= 0) {
        return this.#note(
          keys.map(([key]) => key),
          windows,
        )
      }
      if (this.#mode === 'fail' || wait > deadline.remaining) {
        throw limitReached(operation.id, wait)
      }
      await deadline.sleep(wait)
    }
  }

  /** Counts a call, and forgets the windows in which no call is left. */
  #note(keys: readonly string[], windows: readonly RateWindow[]): () => void {
    const now = performance.now()
    for (const [index, window] of windows.entries()) {
      const key = `${keys[index]}`
      window.sentAt.push(now)
      this.#windows.delete(key)
      this.#windows.set(key, window)
    }
    for (const [key, { rule, sentAt }] of this.#windows) {
      if ((sentAt.at(-1) ?? 0) > now - rule.windowMs) break
      this.#windows.delete(key)
    }
    return () => {
      for (const { rule, sentAt } of windows) {
        const index = rule.countsRejected === false ? sentAt.indexOf(now) : -1
        if (index >= 0) sentAt.splice(index, 1)
      }
    }
  }
}

const waitTimeMs = ({ rule: { max, windowMs }, sentAt }: RateWindow): number => {
  const start = performance.now() - windowMs
  while (sentAt[0] !== undefined && sentAt[0] <= start) sentAt.shift()
  const oldestInWindow = sentAt[sentAt.length - max]
  return oldestInWindow === undefined ? 0 : oldestInWindow - start
}
