import { iso } from '../runtime/clock.ts'
import type { RateLimitSnapshot } from './rate-limits.ts'

/** Values of the common response headers. A platform leaves out those that it does not send. */
interface ResponseHeaderValues {
  readonly requestId?: string | undefined
  /** State of the rate limits. */
  readonly rateLimit?: RateLimitSnapshot | undefined
  /** Format of the end of the window. */
  readonly resetFormat?: 'seconds' | 'iso' | undefined
  /** Seconds to wait before a retry. */
  readonly retryAfter?: unknown
}

/** Headers that pages of other origins may read. */
export const exposedHeaders = [
  'X-RateLimit-Limit',
  'X-RateLimit-Remaining',
  'X-RateLimit-Reset',
  'Retry-After',
  'X-Request-Id',
]

/** Builds the headers, whose names and formats all platforms share. */
export const buildResponseHeaders = ({
  requestId,
  rateLimit,
  resetFormat,
  retryAfter,
}: ResponseHeaderValues): Record<string, string> => {
  const headers: Record<string, string> = {}
  if (requestId !== undefined) headers['X-Request-Id'] = requestId
  if (rateLimit) {
    const { limit, remaining, resetAt } = rateLimit
    headers['X-RateLimit-Limit'] = String(limit)
    headers['X-RateLimit-Remaining'] = String(remaining)
    headers['X-RateLimit-Reset'] =
      resetFormat === 'iso' ? iso(resetAt) : String(Math.ceil(resetAt / 1000))
  }
  if (retryAfter !== undefined) headers['Retry-After'] = String(retryAfter)
  return headers
}
