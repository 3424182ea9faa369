import type { ParsedResponse } from '@molt-sdk/core/client'
import { Call, isNotFoundError } from '@molt-sdk/core/client'

/**
 * A deletion gives nothing, whatever the platform answers. One that was sent again because its
 * first answer was lost, and is then told that there is nothing to delete, has deleted it.
 */
export const idempotentDelete = (call: Call<void>): Call<void> => {
  const answer: Promise<ParsedResponse<void>> = call.withResponse().then(
    ({ response }) => ({ data: undefined, response }),
    (error: unknown) => {
      if (!isNotFoundError(error) || error.attempts < 2) throw error
      const { headers = new Headers() } = error
      return { data: undefined, response: new Response(null, { status: 404, headers }) }
    },
  )
  return new Call(() => answer)
}
