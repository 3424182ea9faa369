import type { RateLimitSnapshot } from './rate-limits.ts'

/** What the headers of an answer tell, each as far as the platform has it told. */
interface ResponseHeaderValues {
  readonly requestId?: string | undefined
  /** How the limits stand. */
  readonly standing?: RateLimitSnapshot | undefined
  /** How the start of the next window is written. */
  readonly resetFormat?: 'seconds' | 'iso' | undefined
  /** Seconds to wait. */
  readonly retryAfter?: unknown
}

/** Headers that a page of another origin may read. */
export const exposedHeaders = [
  'X-RateLimit-Limit',
  'X-RateLimit-Remaining',
  'X-RateLimit-Reset',
  'Retry-After',
  'X-Request-Id',
]

/** Writes them in the form that the platforms share. */
export const buildResponseHeaders = (told: ResponseHeaderValues): Record<string, string> => {
  const { requestId, standing, resetFormat, retryAfter } = told
  const headers: Record<string, string> = {}
  if (requestId !== undefined) headers['X-Request-Id'] = requestId
  if (standing) {
    const { limit, remaining, resetAt } = standing
    headers['X-RateLimit-Limit'] = String(limit)
    headers['X-RateLimit-Remaining'] = String(remaining)
    headers['X-RateLimit-Reset'] =
      resetFormat === 'iso' ? new Date(resetAt).toISOString() : String(Math.ceil(resetAt / 1000))
  }
  if (retryAfter !== undefined) headers['Retry-After'] = String(retryAfter)
  return headers
}
