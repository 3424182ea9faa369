import type { HttpError } from '../kit/http-error.ts'
import type { RateLimitSnapshot } from '../kit/rate-limits.ts'
import { buildResponseHeaders } from '../kit/response-headers.ts'
import type { MoltbotDenSettings } from './settings.ts'

interface ResponseInfo {
  readonly rateLimit: RateLimitSnapshot
  readonly status: number
  readonly error?: HttpError | undefined
}

/** Returns the rate limit headers of a response. */
export const rateLimitHeaders = (
  { rateLimit, status, error }: ResponseInfo,
  { dialect, assumptions }: MoltbotDenSettings,
): Record<string, string> => {
  // The error body of the later dialect has no field for the wait.
  const hasRetryAfter = assumptions.retryAfterHeader || dialect === 'later'
  return buildResponseHeaders({
    rateLimit: assumptions.limitHeadersOnErrors || status < 400 ? rateLimit : undefined,
    retryAfter: hasRetryAfter ? error?.details?.['retry_after'] : undefined,
  })
}
