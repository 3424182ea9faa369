import type { Standing } from '../kit/rate-limits.ts'
import type { Refusal } from '../kit/refusal.ts'
import type { MoltbotDenSettings } from './settings.ts'

/** Headers that a page of another origin may read. */
export const exposedHeaders = [
  'X-RateLimit-Limit',
  'X-RateLimit-Remaining',
  'X-RateLimit-Reset',
  'Retry-After',
]

interface Answer {
  readonly standing: Standing
  readonly status: number
  readonly refusal?: Refusal | undefined
}

/** How the limits stand, as headers of an answer. */
export const limitHeaders = (
  { standing, status, refusal }: Answer,
  { dialect, assumptions }: MoltbotDenSettings,
): Record<string, string> => {
  const headers: Record<string, string> = {}
  if (assumptions.limitHeadersOnErrors || status < 400) {
    headers['X-RateLimit-Limit'] = String(standing.limit)
    headers['X-RateLimit-Remaining'] = String(standing.remaining)
    headers['X-RateLimit-Reset'] = String(Math.ceil(standing.resetAt / 1000))
  }
  const wait = refusal?.details?.['retry_after']
  // In the later dialect the body has no place for it.
  if (wait !== undefined && (assumptions.retryAfterHeader || dialect === 'later')) {
    headers['Retry-After'] = String(wait)
  }
  return headers
}
