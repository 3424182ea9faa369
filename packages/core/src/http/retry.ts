import type { Effect } from '@molt-sdk/contracts/kernel'
import { AbortError, TimeoutError } from '../errors/client-errors.ts'
import type { MoltError } from '../errors/molt-error.ts'

/** The longest wait, in milliseconds, before a retry. */
export const maxRetryWaitMs = 60_000

/** Whether sending the operation twice has the same effect as sending it once. */
export const isIdempotent = (effect: Effect): boolean =>
  effect === 'read' || effect === 'replace' || effect === 'delete'

/** An error response: its status, and whether its body has the platform's own error format. */
export interface ErrorResponse {
  readonly status: number
  readonly documented: boolean
  /** Milliseconds that the server asks the client to wait. */
  readonly retryAfterMs: number | undefined
}

/** Statuses that a platform may send after it has acted, even in its own error format. */
const uncertainStatuses: ReadonlySet<number> = new Set([408, 500, 502, 504])

/**
 * Whether the server certainly did nothing. A 5xx that does not have the platform's error format
 * comes from a gateway, which does not know what the platform did. The same holds for an error
 * that comes with a successful status.
 */
const isRejection = ({ status, documented }: ErrorResponse): boolean =>
  !uncertainStatuses.has(status) && (documented || (status >= 300 && status < 500))

/**
 * Whether the call may be sent again after this response. Reads are sent again after any failure
 * that may be temporary, writes only where the server certainly did nothing.
 */
export const isRetryable = (effect: Effect, response: ErrorResponse): boolean => {
  const { status, retryAfterMs } = response
  if (status === 429) return true
  return isIdempotent(effect)
    ? status === 503 || !isRejection(response)
    : status === 503 && isRejection(response) && retryAfterMs !== undefined
}

/**
 * Whether a write may have been done although its response reports a failure. An error that is not
 * in the platform's format, under a successful status, does not say that nothing was done.
 */
export const isOutcomeUnknown = (effect: Effect, response: ErrorResponse): boolean =>
  !isIdempotent(effect) &&
  (!isRejection(response) || (response.status < 300 && !response.documented))

/** Whether a call that failed with this error may be made again by itself, and soon. */
export const isTemporary = (error: MoltError): boolean =>
  error.retryable &&
  // A pending status (202) means a longer wait than a call should take.
  !(Number(error.status) < 300) &&
  !(error instanceof TimeoutError) &&
  !(error instanceof AbortError)

const rejections = new WeakSet<MoltError>()

/** Remembers whether the server certainly did nothing, for {@link wasRejected}. */
export const noteRejection = (error: MoltError, response: ErrorResponse): void => {
  if (isRejection(response)) rejections.add(error)
}

/** Whether the attempt that failed with this error certainly did nothing on the server. */
export const wasRejected = (error: MoltError): boolean =>
  rejections.has(error) || error.code === 'connect_failed'

/**
 * Milliseconds before the attempt after this one, or `undefined` if the server asks for more than
 * {@link maxRetryWaitMs}. Without a wait from the server, exponential backoff with full jitter. A
 * wait of the server is followed by up to a second of jitter, so that calls that received the
 * same wait do not all return at the same moment.
 */
export const retryDelayMs = (
  { retryAfterMs }: Pick<MoltError, 'retryAfterMs'>,
  attempt: number,
): number | undefined => {
  if (!retryAfterMs) return Math.random() * Math.min(8_000, 500 * 2 ** (attempt - 1))
  if (retryAfterMs > maxRetryWaitMs) return undefined
  return retryAfterMs + Math.random() * Math.min(1_000, 100 + retryAfterMs / 10)
}
