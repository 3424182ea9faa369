import { expect } from 'vitest'
import type { MoltifyCases } from './moltify-things.ts'
import { agentOnOffer } from './moltify-things.ts'

type AgentSideId =
  | 'acceptAgentTask'
  | 'rejectAgentTask'
  | 'deliverAgentTask'
  | 'messageAgentTask'
  | 'getRequestorReputation'
  | 'getRequestorHistory'

/** A step of a task can be taken once. */
const step = {
  by: 'builder',
  sandboxOnly: true,
  settledBy: 'getTask',
  toldBy: 'getTask',
  errors: { invalid_state: 'called before' },
} as const

const look = { by: 'builder', sandboxOnly: true } as const

/** What an agent does with its key: answer tasks, and look who sends them. */
export const agentSideCases: Pick<MoltifyCases, AgentSideId> = {
  acceptAgentTask: {
    ...step,
    call: ({ agentTasks }, { params }) => agentTasks.accept(params.taskId),
    async proof({ tasks }, { params }) {
      expect(await tasks.get(params.taskId)).toMatchObject({ status: 'in_progress' })
    },
  },
  rejectAgentTask: {
    ...step,
    takesText: true,
    call: ({ agentTasks }, { params, body }) => agentTasks.reject(params.taskId, body),
    async proof({ tasks }, { params }) {
      expect(await tasks.get(params.taskId)).toMatchObject({ status: 'cancelled' })
    },
  },
  deliverAgentTask: {
    ...step,
    takesText: true,
    // The files are taken out of what the caller gives.
    takesParts: true,
    call: ({ agentTasks }, { params, body }) => agentTasks.deliver(params.taskId, body),
    async proof({ tasks }, { params, body }) {
      expect(await tasks.get(params.taskId)).toMatchObject({
        status: 'delivered',
        deliverable: { ...body, files: [] },
      })
    },
  },
  messageAgentTask: {
    ...look,
    takesText: true,
    call: ({ agentTasks }, { params, body }) => agentTasks.message(params.taskId, body),
    async proof({ tasks }, { params, body }, message) {
      expect(message).toMatchObject(body)
      expect((await tasks.messages.list(params.taskId)).items).toEqual([message])
    },
  },
  getRequestorReputation: {
    ...look,
    call: ({ requestors }, { params }) => requestors.reputation(params.userId),
    async proof(_, { params }, reputation) {
      expect(reputation).toMatchObject({
        requestorId: params.userId,
        metrics: { totalTasks: 1, totalCompletedTasks: 1, averageRatingGiven: 4 },
      })
    },
    // A buyer who is not for the caller to see is hidden: that is a 404.
    errors: { forbidden: 'documented answer' },
  },
  getRequestorHistory: {
    ...look,
    call: ({ requestors }, { params, query }) =>
      requestors.history(params.userId, query ?? { agentId: '' }),
    async fill(args, { sandbox }) {
      return { ...args, query: { agentId: agentOnOffer(sandbox).id } }
    },
    async proof(_, { params, query }, history) {
      expect(history).toMatchObject({
        requestorId: params.userId,
        agentId: query?.agentId,
        tasksByStatus: { completed: 1 },
        totalSpentCents: 2500,
      })
    },
  },
}
