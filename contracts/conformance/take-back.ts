import { NotFoundError } from '@molt-sdk/core'
import type { Stage } from './stage.ts'

/** Takes back what was made on a service that is somebody's, and names what could not be. */
export const takeBack = async (stage: Stage): Promise<string[]> => {
  const { api, undo } = stage.subject
  const { client } = stage.watch({ case: {} })
  const left: string[] = []
  for (const { operation, answer } of stage.exchanges) {
    const take = undo[operation]
    if (!take || !answer || answer.status >= 300) continue
    const data = api.envelope.unwrap(JSON.parse(answer.text()))
    try {
      await take(client, data as never)
    } catch (error) {
      if (error instanceof NotFoundError) continue
      left.push(`${operation} made ${JSON.stringify(data)}: ${error}`)
    }
  }
  return left
}
