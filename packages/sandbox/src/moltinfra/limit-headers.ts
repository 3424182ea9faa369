import type { RateLimitSnapshot } from '../kit/rate-limits.ts'
import { buildResponseHeaders } from '../kit/response-headers.ts'
import type { MoltInfraAssumptions } from './assumptions.ts'

type HeaderAssumptions = Pick<
  MoltInfraAssumptions,
  'limitHeadersOnErrors' | 'retryAfterHeader' | 'resetFormat' | 'requestIdHeader'
>

interface ResponseInfo extends HeaderAssumptions {
  readonly status: number
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
    rateLimit: response.limitHeadersOnErrors || response.status < 400 ? rateLimit : undefined,
    resetFormat: response.resetFormat,
    retryAfter: response.retryAfterHeader ? response.retryAfter : undefined,
  })
