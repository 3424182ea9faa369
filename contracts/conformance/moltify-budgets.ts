import { NotFoundError } from '@moltify/sdk'
import { expect } from 'vitest'
import type { MoltifyCases } from './moltify-things.ts'
import { firstCategory, spend, things } from './moltify-things.ts'

type BudgetId =
  | 'listBudgets'
  | 'createBudget'
  | 'getBudget'
  | 'updateBudget'
  | 'deleteBudget'
  | 'pauseBudget'
  | 'resumeBudget'

const by = 'builder'

const step = {
  by,
  spoils: true,
  settledBy: 'getBudget',
  errors: { invalid_state: 'called before' },
} as const

export const budgetCases: Pick<MoltifyCases, BudgetId> = {
  listBudgets: {
    by,
    needs: ['budgetId'],
    call: ({ budgets }) => budgets.list(),
    async proof({ budgets }, _, { items }) {
      const last = items.at(-1)
      expect(await budgets.get(last?.id ?? '')).toEqual(last)
    },
  },
  createBudget: {
    by,
    async fill({ body }, place) {
      const agentId = await things.agentId(place)
      return { body: { ...body, agentId, allowedCategories: [await firstCategory(place.client)] } }
    },
    call: ({ budgets }, { body }) => budgets.create(body),
    async proof({ budgets }, { body }, budget) {
      expect(budget).toMatchObject({ ...body, status: 'active', spentToday: 0 })
      expect(await budgets.get(budget.id)).toEqual(budget)
    },
    errors: {
      conflict: 'called before',
      forbidden: {
        server({ moltify }) {
          const { apiKey } = moltify.accounts.create({ isBuilder: true })
          return { options: { apiKey } }
        },
      },
      not_found: {
        caller: ({ args }) => ({ body: { ...(args.body as object), agentId: 'agent_of_nobody' } }),
      },
    },
  },
  getBudget: {
    by,
    call: ({ budgets }, { params }) => budgets.get(params.budgetId),
    async proof(_, { params }, budget) {
      expect(budget).toMatchObject({ id: params.budgetId, status: 'active' })
    },
  },
  updateBudget: {
    by,
    spoils: true,
    call: ({ budgets }, { params, body }) => budgets.update(params.budgetId, body),
    async proof({ budgets }, { params, body }) {
      expect(await budgets.get(params.budgetId)).toMatchObject(body)
    },
  },
  deleteBudget: {
    by,
    spoils: true,
    givesNothing: true,
    call: ({ budgets }, { params }) => budgets.delete(params.budgetId),
    async proof({ budgets }, { params }) {
      await expect(budgets.get(params.budgetId)).rejects.toBeInstanceOf(NotFoundError)
    },
    errors: {
      invalid_state: {
        async server(sandbox, { client, args }) {
          const { agentId } = await client.budgets.get(args.params?.['budgetId'] ?? '')
          await spend(sandbox, client, agentId ?? '')
          return undefined
        },
      },
    },
  },
  pauseBudget: {
    ...step,
    call: ({ budgets }, { params }) => budgets.pause(params.budgetId),
    async proof({ budgets }, { params }) {
      expect(await budgets.get(params.budgetId)).toMatchObject({ status: 'paused' })
    },
  },
  resumeBudget: {
    ...step,
    call: ({ budgets }, { params }) => budgets.resume(params.budgetId),
    async proof({ budgets }, { params }) {
      expect(await budgets.get(params.budgetId)).toMatchObject({ status: 'active' })
    },
  },
}
