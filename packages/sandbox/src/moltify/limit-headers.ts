import { buildResponseHeaders } from '../kit/response-headers.ts'
import type { RequestContext } from '../runtime/request-context.ts'
import type { MoltifyAssumptions } from './assumptions.ts'

/** Returns the rate limit headers of a response. */
export const rateLimitHeaders = (
  assumptions: Pick<MoltifyAssumptions, 'retryAfterHeader' | 'limitHeaders'>,
  { rateLimit, error }: RequestContext,
): Record<string, string> => {
  const mustWait = assumptions.retryAfterHeader && error?.code === 'rate_limited'
  return buildResponseHeaders({
    rateLimit: assumptions.limitHeaders ? rateLimit : undefined,
    retryAfter: mustWait ? error?.details?.['retryAfter'] : undefined,
  })
}
