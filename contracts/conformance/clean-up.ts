import { NotFoundError } from '@molt-sdk/core'
import type { TestHarness } from './harness.ts'

/** Deletes what was created on a live service. Returns a message for each failure. */
export const cleanUp = async (harness: TestHarness): Promise<string[]> => {
  if (!harness.requests.length) return []
  const { api, cleanUp } = harness.subject
  const { client } = harness.createRecordedClient({ case: {} })
  const leftovers: string[] = []
  for (const { operation, response } of harness.requests) {
    const remove = cleanUp[operation]
    if (!remove || !response || response.status >= 300) continue
    const data = api.envelope.unwrap(JSON.parse(response.text()))
    try {
      await remove(client, data as never)
    } catch (error) {
      if (error instanceof NotFoundError) continue
      leftovers.push(
        `${operation} created ${JSON.stringify(data)}, which could not be deleted: ${error}`,
      )
    }
  }
  return leftovers
}
