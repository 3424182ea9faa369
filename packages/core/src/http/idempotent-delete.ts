import { isNotFoundError } from '../errors/guards.ts'
import type { MoltError } from '../errors/molt-error.ts'
import type { Call } from './call.ts'
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
  call: (internal: Pick<InternalCallOptions, 'onRetry'>) => Call<T>,
  toValue: (data: T | undefined) => T,
): Call<T> => {
  let outcomeUnknown = false
  const onRetry = (error: MoltError): void => {
    outcomeUnknown ||= !wasRejected(error)
  }
  return call({ onRetry }).pipe((response) =>
    response.then(
      ({ data, ...rest }) => ({ ...rest, data: toValue(data) }),
      (error: unknown) => {
        if (!isNotFoundError(error) || !outcomeUnknown) throw error
        const { headers = new Headers() } = error
        return { data: toValue(undefined), response: new Response(null, { status: 404, headers }) }
      },
    ),
  )
}
