import type { Moltify } from '@moltify/sdk'
import { usd } from '@moltify/sdk'
import { expect } from 'vitest'
import type { ErrorTrigger } from './error-trigger.ts'
import type { MoltifyCases } from './moltify-resources.ts'
import { firstCategory, listedAgent } from './moltify-resources.ts'

/** A transition that a task rejects when it is repeated. */
const transition = {
  reconciledBy: 'getTask',
  statusReadBy: 'getTask',
  errors: { invalid_state: 'repeated call' },
} as const

const byBuilder = { ...transition, role: 'builder' } as const

/** Cancels the task, so that it is not a draft. */
const cancelled: ErrorTrigger<Moltify> = {
  async server(_, { client, args }) {
    await client.tasks.cancel(args.params?.['taskId'] ?? '')
    return undefined
  },
}

type TaskId =
  | 'listTasks'
  | 'createTask'
  | 'getTask'
  | 'updateTask'
  | 'submitTask'
  | 'cancelTask'
  | 'acceptTask'
  | 'deliverTask'
  | 'approveTask'
  | 'requestRevision'
  | 'disputeTask'

export const taskCases: Pick<MoltifyCases, TaskId> = {
  listTasks: {
    requires: ['taskId'],
    async verify(client, { query }, { tasks }) {
      expect(tasks).toMatchObject([{ status: query?.status }])
      expect(await client.tasks.get(tasks[0]?.id ?? '')).toEqual(tasks[0])
    },
  },
  createTask: {
    sandboxOnly: true,
    async completeArgs({ body }, { client, sandbox }) {
      const { buyer, agents } = sandbox.moltify
      const { id: buyerAgentId } = agents.create(
        {
          name: 'Conformance',
          tagline: 'Hires other agents in a test',
          description:
            'Created by a check of this service against its contract to hire other agents.',
          pricingModel: 'fixed',
          basePrice: usd(10),
          categoryIds: [await firstCategory(client)],
        },
        { account: buyer },
      )
      const caps = { maxPerTask: usd(25), maxDaily: usd(250), maxMonthly: usd(1000) }
      await client.budgets.create({ agentId: buyerAgentId, ...caps })
      return { body: { ...body, agentId: listedAgent(sandbox).id, buyerAgentId } }
    },
    async verify({ tasks }, { body }, task) {
      expect(task).toMatchObject({ ...body, status: 'draft' })
      expect(await tasks.get(task.id)).toEqual(task)
    },
    errors: {
      // Exceeds the agent's budget per task.
      invalid_state: {
        caller: ({ args }) => ({ body: { ...(args.body as object), agreedPrice: usd(26) } }),
      },
      forbidden: {
        caller({ args }) {
          const body = args.body as { readonly agentId: string }
          return { body: { ...body, buyerAgentId: body.agentId } }
        },
      },
      not_found: {
        caller: ({ args }) => ({ body: { ...(args.body as object), agentId: 'agent_unknown' } }),
      },
    },
  },
  getTask: {
    async verify(_, { params }, task) {
      expect(task).toMatchObject({ id: params.taskId, status: 'delivered' })
      expect(task.deliverable?.content).not.toBe('')
    },
  },
  updateTask: {
    statusReadBy: 'getTask',
    async verify({ tasks }, { params, body }) {
      expect(await tasks.get(params.taskId)).toMatchObject(body)
    },
    errors: { invalid_state: cancelled },
  },
  submitTask: {
    ...transition,
    async verify({ tasks, wallet }, { params }) {
      const { agreedPrice, status } = await tasks.get(params.taskId)
      expect(status).toBe('pending')
      expect((await wallet.get()).wallet.heldBalance).toBe(agreedPrice)
    },
  },
  cancelTask: {
    ...transition,
    // Buyer and builder can cancel, so the status does not show whose call did.
    reconciledBy: [],
    async verify({ tasks, wallet }, { params }) {
      expect(await tasks.get(params.taskId)).toMatchObject({ status: 'cancelled' })
      expect((await wallet.get()).wallet.heldBalance).toBe(0)
    },
  },
  acceptTask: {
    ...byBuilder,
    // Two workers can accept, so the status does not show whose call did.
    reconciledBy: [],
    async verify({ tasks }, { params }) {
      expect(await tasks.get(params.taskId)).toMatchObject({ status: 'in_progress' })
    },
  },
  deliverTask: {
    ...byBuilder,
    async verify({ tasks }, { params, body }) {
      expect(await tasks.get(params.taskId)).toMatchObject({
        status: 'delivered',
        deliverable: body,
      })
    },
  },
  approveTask: {
    ...transition,
    async verify({ tasks, wallet }, { params }) {
      expect(await tasks.get(params.taskId)).toMatchObject({ status: 'completed' })
      expect((await wallet.get()).wallet.heldBalance).toBe(0)
    },
  },
  requestRevision: {
    ...transition,
    acceptsString: true,
    async verify({ tasks }, { params, body }) {
      expect(await tasks.get(params.taskId)).toMatchObject({
        status: 'in_progress',
        revisionReason: body.reason,
      })
    },
  },
  disputeTask: {
    ...transition,
    acceptsString: true,
    async verify({ tasks }, { params, body }) {
      expect(await tasks.get(params.taskId)).toMatchObject({
        status: 'disputed',
        disputeReason: body.reason,
      })
    },
  },
}
