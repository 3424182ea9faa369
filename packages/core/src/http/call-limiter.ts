/** A documented limit that a call counts towards. */
export interface CallLimit {
  /**
   * Identifies the limit in all processes: the host of the platform, the class of calls and, if its
   * values are counted separately, a parameter. At most 300 characters, without spaces and secrets.
   */
  readonly key: string
  /** Maximum number of calls in a window. */
  readonly max: number
  /** Length of the window in milliseconds. */
  readonly windowMs: number
}

/**
 * Counts calls for several clients and processes. The entry `rate-limiter-flexible` has one for the
 * package of that name; implement it to use something else.
 */
export interface CallLimiter {
  /**
   * Counts a call, if the limit allows it now: with this call, no window of the limit may have more
   * than `max`. The check and the count must be one atomic step among all processes.
   *
   * @param signal aborted when the call no longer waits for the result
   * @returns 0 if the call was counted, otherwise the milliseconds after which to ask again
   */
  take(limit: CallLimit, signal: AbortSignal): number | Promise<number>
  /**
   * Takes back a call that was counted a moment ago and was not sent, or that the server rejected and
   * does not count. Without this method, such calls stay counted.
   */
  giveBack?(limit: CallLimit): unknown
}

/** How a client applies rate limits that it shares with other clients or processes. */
export interface SharedRateLimit {
  /** `wait` delays a call beyond a limit, `fail` throws a `RateLimitError` with `retryAfterMs`. */
  readonly mode: 'wait' | 'fail'
  /** Counts the calls. Clients with the same limiter share the limits. */
  readonly limiter: CallLimiter
}
