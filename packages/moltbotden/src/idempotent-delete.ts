import type { Confirmation } from '@molt-sdk/contracts/moltbotden'
import type { MoltError } from '@molt-sdk/core'
import type { CallOptions, ParsedResponse } from '@molt-sdk/core/client'
import { Call, isNotFoundError } from '@molt-sdk/core/client'
import { withRetryListener } from './with-retry-listener.ts'

/**
 * What takes something away is done with any good answer, an empty one too. A call that was sent
 * again because its first answer was lost, and is then told that there is nothing to take away,
 * has taken it.
 */
export const idempotentDelete = (
  options: CallOptions | undefined,
  call: (options: CallOptions) => Call<Confirmation>,
): Call<Confirmation> => {
  let outcomeUnknown = false
  const hearing = withRetryListener(options, ({ error }) => {
    outcomeUnknown ||= !isRejected(error)
  })
  const answer: Promise<ParsedResponse<Confirmation>> = call(hearing)
    .withResponse()
    .then(
      ({ data, response }) => ({ data: data ?? { success: true }, response }),
      (error: unknown) => {
        if (!isNotFoundError(error) || !outcomeUnknown) throw error
        const { headers = new Headers() } = error
        return { data: { success: true }, response: new Response(null, { status: 404, headers }) }
      },
    )
  return new Call(() => answer)
}

/** Whether the server surely did nothing. A 503 with a code of the platform's own is a refusal. */
const isRejected = ({ status, code }: MoltError): boolean =>
  status === 429 || code === 'connect_failed' || (status === 503 && code !== 'http_503')
