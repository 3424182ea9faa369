import type { Effect } from '@molt-sdk/contracts/kernel'
import type { ApiError } from '../errors/api-error.ts'

/** Longest wait before a retry, in milliseconds. If the server asks for more, the call fails. */
export const maxRetryWaitMs = 60_000

const transientStatuses: ReadonlySet<number> = new Set([408, 429, 500, 502, 503, 504])

/** Whether sending a request twice has the same effect as sending it once. */
export const isIdempotent = (effect: Effect): boolean =>
  effect === 'read' || effect === 'replace' || effect === 'delete'

/**
 * Whether a call may be repeated after this status. A call that is not idempotent is repeated only
 * if the server certainly did nothing.
 */
export const isRetryable = (effect: Effect, status: number, retryAfter: boolean): boolean =>
  isIdempotent(effect)
    ? transientStatuses.has(status)
    : status === 429 || (status === 503 && retryAfter)

/**
 * Whether a write may have happened although the response is an error. A proxy can fail after the
 * server has processed the request; a 503 with the platform's own code is a rejection.
 */
export const isOutcomeUnknown = (
  effect: Effect,
  status: number,
  code: string | undefined,
): boolean =>
  !isIdempotent(effect) &&
  (status === 503 ? code === undefined : status !== 429 && transientStatuses.has(status))

/** Returns the wait before the next attempt: what the server asks for, or backoff with full jitter. */
export const retryDelayMs = (
  error: Pick<ApiError, 'retryAfterMs'>,
  attempt: number,
): number | undefined => {
  const wait = error.retryAfterMs
  if (wait !== undefined) return wait > maxRetryWaitMs ? undefined : wait
  return Math.random() * Math.min(8_000, 500 * 2 ** (attempt - 1))
}
