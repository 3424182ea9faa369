import { NotFoundError } from '@molt-sdk/core'
import type { TestHarness } from './harness.ts'

/** Takes back what was made on a service that is somebody's, and names what could not be. */
export const cleanUp = async (stage: TestHarness): Promise<string[]> => {
  const { api, cleanUp } = stage.subject
  const { client } = stage.createRecordedClient({ case: {} })
  const leftovers: string[] = []
  for (const { operation, response } of stage.requests) {
    const remove = cleanUp[operation]
    if (!remove || !response || response.status >= 300) continue
    const data = api.envelope.unwrap(JSON.parse(response.text()))
    try {
      await remove(client, data as never)
    } catch (error) {
      if (error instanceof NotFoundError) continue
      leftovers.push(`${operation} made ${JSON.stringify(data)}: ${error}`)
    }
  }
  return leftovers
}
