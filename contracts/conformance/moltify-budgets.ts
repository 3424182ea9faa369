import { NotFoundError } from '@moltify/sdk'
import { expect } from 'vitest'
import type { MoltifyCases } from './moltify-resources.ts'
import { createBudgetedTask, firstCategory, resources } from './moltify-resources.ts'

type BudgetId =
  | 'listBudgets'
  | 'createBudget'
  | 'getBudget'
  | 'updateBudget'
  | 'deleteBudget'
  | 'pauseBudget'
  | 'resumeBudget'

const role = 'builder'

const transition = {
  role,
  consumesResource: true,
  reconciledBy: 'getBudget',
  errors: { invalid_state: 'repeated call' },
} as const

export const budgetCases: Pick<MoltifyCases, BudgetId> = {
  listBudgets: {
    role,
    requires: ['budgetId'],
    async verify({ budgets }, _, { items }) {
      const last = items.at(-1)
      expect(await budgets.get(last?.id ?? '')).toEqual(last)
    },
  },
  createBudget: {
    role,
    async completeArgs({ body }, context) {
      const agentId = await resources.agentId(context)
      return {
        body: { ...body, agentId, allowedCategories: [await firstCategory(context.client)] },
      }
    },
    async verify({ budgets }, { body }, budget) {
      expect(budget).toMatchObject({ ...body, status: 'active', spentToday: 0 })
      expect(await budgets.get(budget.id)).toEqual(budget)
    },
    errors: {
      conflict: 'repeated call',
      forbidden: {
        server({ moltify }) {
          const { apiKey } = moltify.accounts.create({ isBuilder: true })
          return { options: { apiKey } }
        },
      },
      not_found: {
        caller: ({ args }) => ({ body: { ...(args.body as object), agentId: 'agent_unknown' } }),
      },
    },
  },
  getBudget: {
    role,
    async verify(_, { params }, budget) {
      expect(budget).toMatchObject({ id: params.budgetId, status: 'active' })
    },
  },
  updateBudget: {
    role,
    consumesResource: true,
    async verify({ budgets }, { params, body }) {
      expect(await budgets.get(params.budgetId)).toMatchObject(body)
    },
  },
  deleteBudget: {
    role,
    consumesResource: true,
    returnsVoid: true,
    async verify({ budgets }, { params }) {
      await expect(budgets.get(params.budgetId)).rejects.toBeInstanceOf(NotFoundError)
    },
    errors: {
      invalid_state: {
        async server(sandbox, { client, args }) {
          const { agentId } = await client.budgets.get(args.params?.['budgetId'] ?? '')
          await createBudgetedTask(sandbox, client, agentId ?? '')
          return undefined
        },
      },
    },
  },
  pauseBudget: {
    ...transition,
    async verify({ budgets }, { params }) {
      expect(await budgets.get(params.budgetId)).toMatchObject({ status: 'paused' })
    },
  },
  resumeBudget: {
    ...transition,
    async verify({ budgets }, { params }) {
      expect(await budgets.get(params.budgetId)).toMatchObject({ status: 'active' })
    },
  },
}
