import type { Exchange } from '../exchange.ts'
import type { Assumptions } from './assumptions.ts'

/** Headers that a page of another origin may read. */
export const exposedHeaders = [
  'X-RateLimit-Limit',
  'X-RateLimit-Remaining',
  'X-RateLimit-Reset',
  'Retry-After',
]

/** The headers of an answer that tell of limits, as far as they are assumed. */
export const limitHeaders = (
  assumptions: Pick<Assumptions, 'retryAfterHeader' | 'limitHeaders'>,
  { standing, refusal }: Exchange,
): Record<string, string> => {
  const headers: Record<string, string> = {}
  const retryAfter = refusal?.details?.['retryAfter']
  if (
    assumptions.retryAfterHeader &&
    refusal?.code === 'rate_limited' &&
    retryAfter !== undefined
  ) {
    headers['Retry-After'] = String(retryAfter)
  }
  if (assumptions.limitHeaders && standing) {
    headers['X-RateLimit-Limit'] = String(standing.limit)
    headers['X-RateLimit-Remaining'] = String(standing.remaining)
    headers['X-RateLimit-Reset'] = String(Math.ceil(standing.resetAt / 1000))
  }
  return headers
}
