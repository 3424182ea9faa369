import { answerHeaders } from '../kit/answer-headers.ts'
import type { Standing } from '../kit/rate-limits.ts'
import type { Assumptions } from './assumptions.ts'

type Chosen = Pick<
  Assumptions,
  'limitHeadersOnErrors' | 'retryAfterHeader' | 'resetFormat' | 'requestIdHeader'
>

interface Answer extends Chosen {
  readonly status: number
  readonly requestId: string
  /** Seconds to wait, as the body names them. */
  readonly retryAfter: unknown
}

/** How the limits stand, as headers of an answer. */
export const limitHeaders = (standing: Standing, answer: Answer): Record<string, string> =>
  answerHeaders({
    requestId: answer.requestIdHeader ? answer.requestId : undefined,
    standing: answer.limitHeadersOnErrors || answer.status < 400 ? standing : undefined,
    resetFormat: answer.resetFormat,
    retryAfter: answer.retryAfterHeader ? answer.retryAfter : undefined,
  })
