import { buildResponseHeaders } from '../kit/response-headers.ts'
import type { RequestContext } from '../runtime/request-context.ts'
import type { Assumptions } from './assumptions.ts'

/** The headers of an answer that tell of limits, as far as they are assumed. */
export const limitHeaders = (
  assumptions: Pick<Assumptions, 'retryAfterHeader' | 'limitHeaders'>,
  { rateLimit, error }: RequestContext,
): Record<string, string> => {
  const mustWait = assumptions.retryAfterHeader && error?.code === 'rate_limited'
  return buildResponseHeaders({
    standing: assumptions.limitHeaders ? rateLimit : undefined,
    retryAfter: mustWait ? error?.details?.['retryAfter'] : undefined,
  })
}
