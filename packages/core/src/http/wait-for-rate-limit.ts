import type { LimitedCall } from './limited-call.ts'
import { loadModule } from './load-module.ts'
import type { CallArgs } from './request.ts'

/**
 * Waits until the call is inside the documented rate limits, if the client applies them. Their code is
 * loaded with the first such call. Returns a function that takes the call back from the limits that do
 * not count rejected calls.
 */
export const waitForRateLimit = async (
  call: LimitedCall,
  args: CallArgs,
): Promise<(() => void) | undefined> => {
  const { rateLimit = 'off' } = call.context.options
  if (rateLimit === 'off') return undefined
  const load = () => import('./acquire-rate-limit.ts')
  const { acquireRateLimit } = await call.deadline.race(() =>
    loadModule(call, 'the code that applies rate limits', load),
  )
  return acquireRateLimit(call, args)
}
