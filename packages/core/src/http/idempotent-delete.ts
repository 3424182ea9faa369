import { isNotFoundError } from '../errors/guards.ts'
import type { MoltError } from '../errors/molt-error.ts'
import { withRetryListener } from '../observe/with-retry-listener.ts'
import type { ParsedResponse } from './call.ts'
import { Call } from './call.ts'
import type { CallOptions } from './options.ts'

/**
 * Calls an operation that deletes something. If an attempt may have deleted it although its
 * response was lost, and the next attempt gets a 404, the call succeeds.
 *
 * @param call makes the call with the options it receives
 * @param toValue returns the value of the call; its argument is `undefined` after a 404
 */
export const idempotentDelete = <T>(
  options: CallOptions | undefined,
  call: (options: CallOptions) => Call<T>,
  toValue: (data: T | undefined) => T,
): Call<T> => {
  let outcomeUnknown = false
  const optionsWithListener = withRetryListener(options, ({ error }) => {
    outcomeUnknown ||= !wasRejected(error)
  })
  const result: Promise<ParsedResponse<T>> = call(optionsWithListener)
    .withResponse()
    .then(
      ({ data, response }) => ({ data: toValue(data), response }),
      (error: unknown) => {
        if (!isNotFoundError(error) || !outcomeUnknown) throw error
        const { headers = new Headers() } = error
        return { data: toValue(undefined), response: new Response(null, { status: 404, headers }) }
      },
    )
  return new Call(() => result)
}

/** Whether the server certainly did nothing. A 503 with the platform's own code is a rejection. */
const wasRejected = ({ status, code }: MoltError): boolean =>
  status === 429 || code === 'connect_failed' || (status === 503 && code !== 'http_503')
