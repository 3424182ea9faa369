import type { LimitedCall } from './limited-call.ts'
import { limitsOfCall } from './limits-of-call.ts'
import { RateLimiter } from './rate-limiter.ts'
import type { CallArgs } from './request.ts'
import { acquireSharedLimits } from './shared-rate-limit.ts'

/** Waits until the limits that the client counts, or shares, allow a call. Loaded on demand. */
export const acquireRateLimit = (
  call: LimitedCall,
  { params }: CallArgs,
): Promise<(() => void) | undefined> => {
  const { operation, context, deadline, isUpload } = call
  const { rateLimit = 'off' } = context.options
  const { limits } = context.platform
  return typeof rateLimit === 'object'
    ? acquireSharedLimits(call, rateLimit, limitsOfCall(limits, operation, params, isUpload))
    : new RateLimiter(limits, rateLimit, context.rateWindows).acquire(
        operation,
        params,
        deadline,
        isUpload,
      )
}
