import { explainErrors } from '@molt-sdk/contracts/kernel'
import type { UpdatedBudget } from '@molt-sdk/contracts/moltify'
import { moltify } from '@molt-sdk/contracts/moltify'
import type { Hono } from 'hono'
import type { Env } from '../exchange.ts'
import { defined } from '../kit/defined.ts'
import { implement } from '../kit/implement.ts'
import type { House } from '../kit/platform.ts'
import { ownAgent, ownBudget } from './access.ts'
import type { Account } from './accounts.ts'
import type { StoredBudget } from './budget.ts'
import { checkCategories } from './categories.ts'
import { illegal, refusal, wrongFields } from './refuse.ts'
import { budgetView } from './spending.ts'
import type { State } from './state.ts'
import { isActive } from './task-moves.ts'

const {
  listBudgets,
  createBudget,
  getBudget,
  updateBudget,
  deleteBudget,
  pauseBudget,
  resumeBudget,
} = moltify.operations

export const addBudgetRoutes = (app: Hono<Env>, house: House<Account>, state: State): void => {
  const { budgets, tasks, settings, world } = state
  const view = (budget: StoredBudget): ReturnType<typeof budgetView> => budgetView(state, budget)

  implement(app, house, listBudgets, ({ account }) => ({
    items: [...budgets.values()].filter(({ owner }) => owner === account.id).map(view),
  }))

  implement(app, house, createBudget, ({ account, body }) => {
    ownAgent(state, account, body.agentId)
    checkCategories(state, 'allowedCategories', body.allowedCategories)
    if ([...budgets.values()].some(({ fields }) => fields.agentId === body.agentId)) {
      throw refusal('conflict', 'The agent has a budget authorization already')
    }
    const now = world.clock.now()
    const budget: StoredBudget = {
      id: world.ids.next('budget_'),
      owner: account.id,
      createdAt: now,
      updatedAt: now,
      fields: defined(body),
      status: 'active',
    }
    budgets.set(budget.id, budget)
    return view(budget)
  })

  implement(app, house, getBudget, ({ account, params }) =>
    view(ownBudget(state, account, params.budgetId)),
  )

  implement(app, house, updateBudget, ({ account, params, body }) => {
    const budget = ownBudget(state, account, params.budgetId)
    checkCategories(state, 'allowedCategories', body.allowedCategories)
    const fields = { ...budget.fields, ...defined(body) }
    // The contract held the changes against each other; now against what stays.
    const problems = explainErrors(createBudget.body, fields)
    if (problems) throw wrongFields(problems)
    budget.fields = fields
    budget.updatedAt = world.clock.now()
    return view(budget)
  })

  implement(app, house, deleteBudget, ({ account, params }) => {
    const { id, owner, fields } = ownBudget(state, account, params.budgetId)
    const isBusy = [...tasks.values()].some(
      (task) =>
        isActive(task) && task.buyerId === owner && task.fields.buyerAgentId === fields.agentId,
    )
    if (isBusy) {
      const message = 'A budget authorization with active tasks cannot be deleted'
      throw illegal(message, settings.assumptions.activeTasksStatus)
    }
    budgets.delete(id)
  })

  const step = (
    budget: StoredBudget,
    from: StoredBudget['status'],
    to: StoredBudget['status'],
  ): UpdatedBudget => {
    if (budget.status !== from)
      throw illegal(`The budget authorization is ${budget.status} already`)
    budget.status = to
    budget.updatedAt = world.clock.now()
    return view(budget)
  }

  implement(app, house, pauseBudget, ({ account, params }) =>
    step(ownBudget(state, account, params.budgetId), 'active', 'paused'),
  )

  implement(app, house, resumeBudget, ({ account, params }) =>
    step(ownBudget(state, account, params.budgetId), 'paused', 'active'),
  )
}
