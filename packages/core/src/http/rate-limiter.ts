import type { Operation, RateLimitRules } from '@molt-sdk/contracts/kernel'
import type { Deadline } from './deadline.ts'
import { limitReached, limitsOfCall } from './limits-of-call.ts'
import type { RateLimitMode } from './options.ts'
import { RateQueue } from './rate-queue.ts'
import type { RateWindow } from './rate-window.ts'
import { addTime, firstFreeTime, removeTime } from './rate-window.ts'

/** The calls of a client and of those derived from it: by class and parameter, the least recently used first. */
export type RateWindows = Map<string, RateWindow>

/** The waiting calls of the clients that share windows, by the limits that they count towards. */
const queuesOf = new WeakMap<RateWindows, Map<string, RateQueue>>()

/**
 * Keeps calls inside the documented limits before the server has to. Each limit is a sliding window.
 * A call reserves the first time at which it may be sent when it starts, so a call wakes up once, and
 * one that would wait for too long fails at once.
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
    const limits = limitsOfCall(this.#limits, operation, params, hasFiles)
    const byKey = limits.map(({ name, value, rule }) => {
      const key = `${name} ${value}`
      return [key, { rule, times: this.#windows.get(key)?.times ?? [] }] as const
    })
    const windows = byKey.map(([, window]) => window)
    const kind = byKey.map(([key]) => key).join()
    const now = performance.now()
    const at = firstFreeTime(windows, Math.max(now, this.#queues.get(kind)?.lastTime ?? now))
    const wait = at - now
    if (wait > 0 && (this.#mode === 'fail' || wait > deadline.remaining)) {
      throw limitReached(operation.id, wait)
    }
    for (const window of windows) addTime(window, at)
    this.#keep(byKey)
    const sentAt = wait > 0 ? await this.#queueOf(kind).wait(windows, at, deadline) : at
    const notCounted = windows.filter(({ rule }) => rule.countsRejected === false)
    return () => {
      for (const window of notCounted) removeTime(window, sentAt)
      if (notCounted.length) this.#queues.get(kind)?.moveUp()
    }
  }

  get #queues(): Map<string, RateQueue> {
    const queues = queuesOf.get(this.#windows) ?? new Map<string, RateQueue>()
    queuesOf.set(this.#windows, queues)
    return queues
  }

  #queueOf(kind: string): RateQueue {
    const queues = this.#queues
    const queue = queues.get(kind) ?? new RateQueue(() => queues.delete(kind))
    queues.set(kind, queue)
    return queue
  }

  /** Keeps the windows of a call, and forgets those in which no call is left. */
  #keep(windows: readonly (readonly [string, RateWindow])[]): void {
    for (const [key, window] of windows) {
      this.#windows.delete(key)
      this.#windows.set(key, window)
    }
    const now = performance.now()
    for (const [key, { rule, times }] of this.#windows) {
      if ((times.at(-1) ?? Number.NEGATIVE_INFINITY) > now - rule.windowMs) break
      this.#windows.delete(key)
    }
  }
}
