import type { RateLimitSnapshot } from '../kit/rate-limits.ts'
import { buildResponseHeaders } from '../kit/response-headers.ts'
import type { MoltGhostAssumptions } from './assumptions.ts'

type HeaderAssumptions = Pick<
  MoltGhostAssumptions,
  'limitHeaders' | 'retryAfterHeader' | 'requestIdHeader'
>

interface ResponseInfo extends HeaderAssumptions {
  readonly requestId: string
  /** Seconds to wait, from the details of the error. */
  readonly retryAfter: unknown
}

/** Returns the rate limit and request id headers of a response. */
export const rateLimitHeaders = (
  rateLimit: RateLimitSnapshot,
  response: ResponseInfo,
): Record<string, string> =>
  buildResponseHeaders({
    requestId: response.requestIdHeader ? response.requestId : undefined,
    rateLimit: response.limitHeaders ? rateLimit : undefined,
    retryAfter: response.retryAfterHeader ? response.retryAfter : undefined,
  })
