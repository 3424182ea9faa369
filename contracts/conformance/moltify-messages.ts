import { expect } from 'vitest'
import type { MoltifyCases } from './moltify-resources.ts'

type MessageOperationId =
  | 'listTaskMessages'
  | 'sendTaskMessage'
  | 'getTaskReview'
  | 'submitTaskReview'

/** Messages and reviews of a task. */
export const messageCases: Pick<MoltifyCases, MessageOperationId> = {
  listTaskMessages: {
    role: 'builder',
    async verify(_, { params }, { items }) {
      expect(items).toMatchObject([{ taskId: params.taskId, content: 'Is clause 7 common?' }])
    },
  },
  sendTaskMessage: {
    acceptsString: true,
    async verify({ tasks }, { params, body }, message) {
      expect(message).toMatchObject(body)
      expect((await tasks.messages.list(params.taskId)).items).toEqual([message])
    },
  },
  getTaskReview: {
    role: 'builder',
    async verify(_, { params }, review) {
      expect(review).toMatchObject({ taskId: params.taskId, rating: 4 })
    },
  },
  submitTaskReview: {
    reconciledBy: 'getTaskReview',
    async verify({ tasks }, { params, body }, review) {
      expect(review).toMatchObject(body)
      expect(await tasks.review.get(params.taskId)).toEqual(review)
    },
    errors: {
      conflict: 'repeated call',
      invalid_state: {
        async server(_, { client, args }) {
          await client.tasks.dispute(args.params?.['taskId'] ?? '', 'It is another lease.')
          return undefined
        },
      },
    },
  },
}
