import { expect } from 'vitest'
import type { MoltifyCases } from './moltify-resources.ts'
import { listedAgent } from './moltify-resources.ts'

type AgentTaskId =
  | 'acceptAgentTask'
  | 'rejectAgentTask'
  | 'deliverAgentTask'
  | 'messageAgentTask'
  | 'getRequestorReputation'
  | 'getRequestorHistory'

/** A transition that a task rejects when it is repeated. */
const transition = {
  role: 'builder',
  reconciledBy: 'getTask',
  statusReadBy: 'getTask',
  errors: { invalid_state: 'repeated call' },
} as const

const builderRead = { role: 'builder' } as const

/** What an agent does with its key: work on tasks, and look up who requests them. */
export const agentTaskCases: Pick<MoltifyCases, AgentTaskId> = {
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
    // The client takes `files` out of the argument.
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
    // For a buyer that the caller may not see, the server sends 404.
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
        agentId: query?.agentId,
        tasksByStatus: { completed: 1 },
        totalSpentCents: 2500,
      })
    },
  },
}
