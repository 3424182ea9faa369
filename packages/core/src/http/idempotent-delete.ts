import { isNotFoundError } from '../errors/guards.ts'
import type { MoltError } from '../errors/molt-error.ts'
import type { Call, ParsedResponse } from './call.ts'
import type { InternalCallOptions } from './internal-call-options.ts'
import { wasRejected } from './retry.ts'

/**
 * Calls an operation that deletes something. If an attempt may have deleted it although its
 * response was lost, and the next attempt gets a 404, the call succeeds.
 *
 * @param call makes the call with the internal options it receives
 * @param toValue returns the value of the call; its argument is `undefined` after a 404
 */
export const idempotentDelete = <T>(
  call: (internal: Pick<InternalCallOptions, 'onRetry' | 'recover'>) => Call<T>,
  toValue: (data: T | undefined) => T,
): Call<T> => {
  let outcomeUnknown = false
  const onRetry = (error: MoltError): void => {
    outcomeUnknown ||= !wasRejected(error)
  }
  const recover = (error: MoltError): ParsedResponse<never> | undefined => {
    if (!isNotFoundError(error) || !outcomeUnknown) return undefined
    const { headers = new Headers() } = error
    const response = new Response(null, { status: 404, headers })
    return { data: toValue(undefined) as never, response }
  }
  return call({ onRetry, recover }).pipe((response) =>
    response.then(({ data, ...rest }) => ({ ...rest, data: toValue(data) })),
  )
}
