import type { Effect } from '@molt-sdk/contracts/kernel'
import type { ApiError } from '../errors/api-error.ts'

/** Longest wait, in milliseconds, that a retry will sit out. */
export const maxRetryWaitMs = 60_000

const transientStatuses: ReadonlySet<number> = new Set([408, 429, 500, 502, 503, 504])

/** Whether sending the operation twice ends where sending it once does. */
export const isIdempotent = (effect: Effect): boolean =>
  effect === 'read' || effect === 'replace' || effect === 'delete'

/**
 * Whether an answer with this status may be followed by the same call again. A call that must
 * not happen twice is repeated only where the server surely did nothing.
 */
export const isRetryable = (effect: Effect, status: number, retryAfter: boolean): boolean =>
  isIdempotent(effect)
    ? transientStatuses.has(status)
    : status === 429 || (status === 503 && retryAfter)

/**
 * Whether a write may have been done although its answer is a failure: a server can fail on its
 * way back. A 503 with a code of the platform's own was refused on the way in.
 */
export const isOutcomeUnknown = (
  effect: Effect,
  status: number,
  code: string | undefined,
): boolean =>
  !isIdempotent(effect) &&
  (status === 503 ? code === undefined : status !== 429 && transientStatuses.has(status))

/** Milliseconds before the attempt after this one: what the server asked for, or backoff with full jitter. */
export const retryDelayMs = (
  error: Pick<ApiError, 'retryAfterMs'>,
  attempt: number,
): number | undefined => {
  const wait = error.retryAfterMs
  if (wait !== undefined) return wait > maxRetryWaitMs ? undefined : wait
  return Math.random() * Math.min(8_000, 500 * 2 ** (attempt - 1))
}
