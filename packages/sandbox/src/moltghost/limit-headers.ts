import type { Standing } from '../kit/rate-limits.ts'
import type { Assumptions } from './assumptions.ts'

type Chosen = Pick<Assumptions, 'limitHeaders' | 'retryAfterHeader' | 'requestIdHeader'>

interface Answer extends Chosen {
  readonly status: number
  readonly requestId: string
  /** Seconds to wait. */
  readonly retryAfter: unknown
}

/** Headers that a page of another origin may read. */
export const exposedHeaders = [
  'X-RateLimit-Limit',
  'X-RateLimit-Remaining',
  'X-RateLimit-Reset',
  'Retry-After',
  'X-Request-Id',
]

/** How the limits stand, as headers of an answer. */
export const limitHeaders = (standing: Standing, answer: Answer): Record<string, string> => {
  const { limit, remaining, resetAt } = standing
  const headers: Record<string, string> = {}
  if (answer.requestIdHeader) headers['X-Request-Id'] = answer.requestId
  if (answer.limitHeaders) {
    headers['X-RateLimit-Limit'] = String(limit)
    headers['X-RateLimit-Remaining'] = String(remaining)
    headers['X-RateLimit-Reset'] = String(Math.ceil(resetAt / 1000))
  }
  if (answer.retryAfterHeader && answer.retryAfter !== undefined) {
    headers['Retry-After'] = String(answer.retryAfter)
  }
  return headers
}
