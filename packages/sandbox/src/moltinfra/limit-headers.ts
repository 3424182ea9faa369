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
  /** Seconds to wait, as the body names them. */
  readonly retryAfter: unknown
}

/** How the limits stand, as headers of an answer. */
export const rateLimitHeaders = (
  standing: RateLimitSnapshot,
  answer: ResponseInfo,
): Record<string, string> =>
  buildResponseHeaders({
    requestId: answer.requestIdHeader ? answer.requestId : undefined,
    standing: answer.limitHeadersOnErrors || answer.status < 400 ? standing : undefined,
    resetFormat: answer.resetFormat,
    retryAfter: answer.retryAfterHeader ? answer.retryAfter : undefined,
  })
