import type { Confirmation } from '@molt-sdk/contracts/moltbotden'
import type { Answer } from '@molt-sdk/core'
import { Call, isNotFoundError } from '@molt-sdk/core'

/**
 * What takes something away is done with any good answer, an empty one too. A call that was sent
 * again because its first answer was lost, and is then told that there is nothing to take away,
 * has taken it.
 */
export const confirmed = (call: Call<Confirmation>): Call<Confirmation> => {
  const answer: Promise<Answer<Confirmation>> = call.withResponse().then(
    ({ data, response }) => ({ data: data ?? { success: true }, response }),
    (error: unknown) => {
      if (!isNotFoundError(error) || error.attempts < 2) throw error
      const { headers = new Headers() } = error
      return { data: { success: true }, response: new Response(null, { status: 404, headers }) }
    },
  )
  return new Call(() => answer)
}
