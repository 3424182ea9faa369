import type { Operation } from '@molt-sdk/contracts/kernel'
import type { ErrorContext } from '../errors/molt-error.ts'
import type { ClientContext } from './client-context.ts'
import type { Deadline } from './deadline.ts'
import { loadModule } from './load-module.ts'
import type { CallArgs } from './request.ts'

/** The parts of a call that count towards the rate limits. */
interface LimitedCall {
  readonly operation: Operation
  readonly context: ClientContext
  readonly deadline: Deadline
  readonly isUpload: boolean
  readonly errorContext: () => ErrorContext
}

/**
 * Waits until the call is inside the documented rate limits, if the client applies them. Their code is
 * loaded with the first such call. Returns a function that takes the call back from the limits that do
 * not count rejected calls.
 */
export const waitForRateLimit = async (
  call: LimitedCall,
  { params }: CallArgs,
): Promise<(() => void) | undefined> => {
  const { operation, context, deadline, isUpload } = call
  const { rateLimit: mode = 'off' } = context.options
  if (mode === 'off') return undefined
  const load = () => import('./rate-limiter.ts')
  const { RateLimiter } = await deadline.race(() =>
    loadModule(call, 'the code that applies rate limits', load),
  )
  const limiter = new RateLimiter(context.platform.limits, mode, context.rateWindows)
  return limiter.acquire(operation, params, deadline, isUpload)
}
