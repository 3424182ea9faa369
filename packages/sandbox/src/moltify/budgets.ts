import { explainErrors } from '@molt-sdk/contracts/kernel'
import { moltify } from '@molt-sdk/contracts/moltify'
import type { UpdatedBudget } from '@molt-sdk/contracts/moltify/types'
import type { Hono } from 'hono'
import { omitUndefined } from '../kit/omit-undefined.ts'
import type { PlatformAdapter } from '../kit/platform.ts'
import { implementOperation } from '../kit/route.ts'
import type { HonoEnv } from '../runtime/request-context.ts'
import { requireOwnAgent, requireOwnBudget } from './access.ts'
import type { MoltifyAccount } from './accounts.ts'

import { requireCategories } from './categories.ts'
import { httpError, invalidState, validationFailed } from './errors.ts'
import { toBudget } from './spending.ts'
import type { State, StoredBudget } from './state.ts'
import { isActive } from './task-transitions.ts'

const {
  listBudgets,
  createBudget,
  getBudget,
  updateBudget,
  deleteBudget,
  pauseBudget,
  resumeBudget,
} = moltify.operations

export const addBudgetRoutes = (
  app: Hono<HonoEnv>,
  adapter: PlatformAdapter<MoltifyAccount>,
  state: State,
): void => {
  const { budgets, tasks, settings, runtime } = state
  const view = (budget: StoredBudget): ReturnType<typeof toBudget> => toBudget(state, budget)

  implementOperation(app, adapter, listBudgets, ({ account }) => ({
    items: [...budgets.by('owner', account.id).values()].map(view),
  }))

  implementOperation(app, adapter, createBudget, ({ account, body }) => {
    requireOwnAgent(state, account, body.agentId)
    requireCategories(state, 'allowedCategories', body.allowedCategories)
    if (budgets.by('agent', body.agentId).size) {
      throw httpError('conflict', 'The agent already has a budget authorization')
    }
    const now = runtime.clock.now()
    const budget: StoredBudget = {
      id: runtime.ids.next('budget_'),
      owner: account.id,
      createdAt: now,
      updatedAt: now,
      fields: omitUndefined(body),
      status: 'active',
    }
    budgets.set(budget.id, budget)
    return view(budget)
  })

  implementOperation(app, adapter, getBudget, ({ account, params }) =>
    view(requireOwnBudget(state, account, params.budgetId)),
  )

  implementOperation(app, adapter, updateBudget, ({ account, params, body }) => {
    const budget = requireOwnBudget(state, account, params.budgetId)
    requireCategories(state, 'allowedCategories', body.allowedCategories)
    const fields = { ...budget.fields, ...omitUndefined(body) }
    // The contract validated the changes alone; this validates them together with the other fields.
    const errors = explainErrors(createBudget.body, fields)
    if (errors) throw validationFailed(errors)
    budget.fields = fields
    budget.updatedAt = runtime.clock.now()
    return view(budget)
  })

  implementOperation(app, adapter, deleteBudget, ({ account, params }) => {
    const { id, owner, fields } = requireOwnBudget(state, account, params.budgetId)
    const hasActiveTasks = [...tasks.by('account', owner).values()].some(
      (task) =>
        isActive(task) && task.buyerId === owner && task.fields.buyerAgentId === fields.agentId,
    )
    if (hasActiveTasks) {
      const message = 'A budget authorization with active tasks cannot be deleted'
      throw invalidState(message, settings.assumptions.activeTasksStatus)
    }
    budgets.delete(id)
  })

  const transition = (
    budget: StoredBudget,
    from: StoredBudget['status'],
    to: StoredBudget['status'],
  ): UpdatedBudget => {
    if (budget.status !== from)
      throw invalidState(`The budget authorization is already ${budget.status}`)
    budget.status = to
    budget.updatedAt = runtime.clock.now()
    return view(budget)
  }

  implementOperation(app, adapter, pauseBudget, ({ account, params }) =>
    transition(requireOwnBudget(state, account, params.budgetId), 'active', 'paused'),
  )

  implementOperation(app, adapter, resumeBudget, ({ account, params }) =>
    transition(requireOwnBudget(state, account, params.budgetId), 'paused', 'active'),
  )
}
