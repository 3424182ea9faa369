import { NotFoundError } from '@molt-sdk/core/errors'
import { expect, test } from 'vitest'
import type { Stage } from '../stage.ts'

/** On a service that is somebody's, all that was made there is taken back. */
export const checkNothingLeft = (stage: Stage): void => {
  test('nothing that was made here stays behind', async () => {
    const { api, undo } = stage.subject
    const made = stage.exchanges.filter(({ operation }) => undo[operation])
    const { client } = stage.watch()
    const left: unknown[] = []
    for (const { operation, answer } of made) {
      if (!answer || answer.status >= 300) continue
      const data = api.envelope.open(JSON.parse(answer.text()))
      try {
        await undo[operation]?.(client, data as never)
      } catch (error) {
        if (!(error instanceof NotFoundError)) left.push({ data, error: String(error) })
      }
    }
    expect(left).toEqual([])
  })
}
