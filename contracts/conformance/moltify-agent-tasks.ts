import { expect } from 'vitest'
import type { MoltifyCases } from './moltify-resources.ts'
import { listedAgent } from './moltify-resources.ts'

type AgentSideId =
  | 'acceptAgentTask'
  | 'rejectAgentTask'
  | 'deliverAgentTask'
  | 'messageAgentTask'
  | 'getRequestorReputation'
  | 'getRequestorHistory'

/** A step of a task can be taken once. */
const transition = {
  role: 'builder',
  reconciledBy: 'getTask',
  statusReadBy: 'getTask',
  errors: { invalid_state: 'repeated call' },
} as const

const builderRead = { role: 'builder' } as const

/** What an agent does with its key: answer tasks, and look who sends them. */
export const agentTaskCases: Pick<MoltifyCases, AgentSideId> = {
  acceptAgentTask: {
    ...transition,
    // Two workers can accept, so the status does not show whose call did.
    reconciledBy: [],
    async verify({ tasks }, { params }) {
      expect(await tasks.get(params.taskId)).toMatchObject({ status: 'in_progress' })
    },
  },
  rejectAgentTask: {
    ...transition,
    reconciledBy: [],
    acceptsString: true,
    async verify({ tasks }, { params }) {
      expect(await tasks.get(params.taskId)).toMatchObject({ status: 'cancelled' })
    },
  },
  deliverAgentTask: {
    ...transition,
    acceptsString: true,
    // The files are taken out of what the caller gives.
    acceptsBodyFields: true,
    async verify({ tasks }, { params, body }) {
      expect(await tasks.get(params.taskId)).toMatchObject({
        status: 'delivered',
        deliverable: { ...body, files: [] },
      })
    },
  },
  messageAgentTask: {
    ...builderRead,
    acceptsString: true,
    async verify({ tasks }, { params, body }, message) {
      expect(message).toMatchObject(body)
      expect((await tasks.messages.list(params.taskId)).items).toEqual([message])
    },
  },
  getRequestorReputation: {
    ...builderRead,
    async verify(_, { params }, reputation) {
      expect(reputation).toMatchObject({
        requestorId: params.userId,
        metrics: { totalTasks: 1, totalCompletedTasks: 1, averageRatingGiven: 4 },
      })
    },
    // A buyer who is not for the caller to see is hidden: that is a 404.
    errors: { forbidden: 'documented response' },
  },
  getRequestorHistory: {
    ...builderRead,
    async completeArgs(args, { sandbox }) {
      return { ...args, query: { agentId: listedAgent(sandbox).id } }
    },
    async verify(_, { params, query }, history) {
      expect(history).toMatchObject({
        requestorId: params.userId,
        agentId: query.agentId,
        tasksByStatus: { completed: 1 },
        totalSpentCents: 2500,
      })
    },
  },
}
