import { expect } from 'vitest'
import type { MoltifyCases } from './moltify-things.ts'

type TalkId = 'listTaskMessages' | 'sendTaskMessage' | 'getTaskReview' | 'submitTaskReview'

/** What buyer and builder say about a task. */
export const talkCases: Pick<MoltifyCases, TalkId> = {
  listTaskMessages: {
    sandboxOnly: true,
    by: 'builder',
    call: ({ tasks }, { params }) => tasks.messages.list(params.taskId),
    async proof(_, { params }, { items }) {
      expect(items).toMatchObject([{ taskId: params.taskId, content: 'Is clause 7 common?' }])
    },
  },
  sendTaskMessage: {
    sandboxOnly: true,
    takesText: true,
    call: ({ tasks }, { params, body }) => tasks.messages.send(params.taskId, body),
    async proof({ tasks }, { params, body }, message) {
      expect(message).toMatchObject(body)
      expect((await tasks.messages.list(params.taskId)).items).toEqual([message])
    },
  },
  getTaskReview: {
    sandboxOnly: true,
    by: 'builder',
    call: ({ tasks }, { params }) => tasks.review.get(params.taskId),
    async proof(_, { params }, review) {
      expect(review).toMatchObject({ taskId: params.taskId, rating: 4 })
    },
  },
  submitTaskReview: {
    sandboxOnly: true,
    settledBy: 'getTaskReview',
    call: ({ tasks }, { params, body }) => tasks.review.submit(params.taskId, body),
    async proof({ tasks }, { params, body }, review) {
      expect(review).toMatchObject(body)
      expect(await tasks.review.get(params.taskId)).toEqual(review)
    },
    errors: {
      conflict: 'called before',
      invalid_state: {
        async server(_, { client, args }) {
          await client.tasks.dispute(args.params?.['taskId'] ?? '', 'It is another lease.')
          return undefined
        },
      },
    },
  },
}
