import type { RateLimitSnapshot } from '../kit/rate-limits.ts'
import { buildResponseHeaders } from '../kit/response-headers.ts'
import type { Assumptions } from './assumptions.ts'

type Chosen = Pick<Assumptions, 'limitHeaders' | 'retryAfterHeader' | 'requestIdHeader'>

interface Answer extends Chosen {
  readonly requestId: string
  /** Seconds to wait. */
  readonly retryAfter: unknown
}

/** How the limits stand, as headers of an answer. */
export const limitHeaders = (standing: RateLimitSnapshot, answer: Answer): Record<string, string> =>
  buildResponseHeaders({
    requestId: answer.requestIdHeader ? answer.requestId : undefined,
    standing: answer.limitHeaders ? standing : undefined,
    retryAfter: answer.retryAfterHeader ? answer.retryAfter : undefined,
  })
