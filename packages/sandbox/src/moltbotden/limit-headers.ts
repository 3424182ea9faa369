import type { HttpError } from '../kit/http-error.ts'
import type { RateLimitSnapshot } from '../kit/rate-limits.ts'
import { buildResponseHeaders } from '../kit/response-headers.ts'
import type { MoltbotDenSettings } from './settings.ts'

interface Answer {
  readonly standing: RateLimitSnapshot
  readonly status: number
  readonly refusal?: HttpError | undefined
}

/** How the limits stand, as headers of an answer. */
export const limitHeaders = (
  { standing, status, refusal }: Answer,
  { dialect, assumptions }: MoltbotDenSettings,
): Record<string, string> => {
  // In the later dialect the body has no place for the wait.
  const tellsWait = assumptions.retryAfterHeader || dialect === 'later'
  return buildResponseHeaders({
    standing: assumptions.limitHeadersOnErrors || status < 400 ? standing : undefined,
    retryAfter: tellsWait ? refusal?.details?.['retry_after'] : undefined,
  })
}
