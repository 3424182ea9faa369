import type { Exchange } from '../exchange.ts'
import { answerHeaders } from '../kit/answer-headers.ts'
import type { Assumptions } from './assumptions.ts'

/** The headers of an answer that tell of limits, as far as they are assumed. */
export const limitHeaders = (
  assumptions: Pick<Assumptions, 'retryAfterHeader' | 'limitHeaders'>,
  { standing, refusal }: Exchange,
): Record<string, string> => {
  const mustWait = assumptions.retryAfterHeader && refusal?.code === 'rate_limited'
  return answerHeaders({
    standing: assumptions.limitHeaders ? standing : undefined,
    retryAfter: mustWait ? refusal?.details?.['retryAfter'] : undefined,
  })
}
