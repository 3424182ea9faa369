import type { Cents } from '@molt-sdk/contracts/kernel'
import type { Budget } from '@molt-sdk/contracts/moltify/types'
import { iso } from '../runtime/clock.ts'
import { invalidState } from './errors.ts'
import type { State, StoredBudget } from './state.ts'
import type { StoredTask } from './task.ts'

const day = 24 * 60 * 60 * 1000

const startOfDay = (now: number): number => now - (now % day)

const startOfMonth = (now: number): number => {
  const date = new Date(now)
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth())
}

type Spender = Pick<StoredTask, 'buyerId'> & { readonly buyerAgentId: string }

/** Returns the sum of the prices of tasks that an agent submitted since a time and that were not refunded. */
const spentSince = (state: State, { buyerId, buyerAgentId }: Spender, since: number): number => {
  let spent = 0
  for (const task of state.tasks.by('account', buyerId).values()) {
    const { submittedAt, fields, status } = task
    if (submittedAt === undefined || submittedAt < since || status === 'cancelled') continue
    if (task.buyerId === buyerId && fields.buyerAgentId === buyerAgentId)
      spent += fields.agreedPrice
  }
  return spent
}

const spentBy = (
  state: State,
  spender: Spender,
): { readonly today: number; readonly month: number } => {
  const now = state.runtime.clock.now()
  // A task from exactly 24 hours ago is not within the last 24 hours.
  const since = state.settings.assumptions.budgetDay === 'rolling' ? now - day + 1 : startOfDay(now)
  return {
    today: spentSince(state, spender, since),
    month: spentSince(state, spender, startOfMonth(now)),
  }
}

/** Converts a budget to what the API shows. */
export const toBudget = (state: State, budget: StoredBudget): Budget => {
  const { id, owner, fields, status, createdAt, updatedAt } = budget
  const { today, month } = spentBy(state, { buyerId: owner, buyerAgentId: fields.agentId })
  return {
    ...fields,
    allowedCategories: [...(fields.allowedCategories ?? [])],
    id,
    status,
    spentToday: today as Cents,
    spentThisMonth: month as Cents,
    createdAt: iso(createdAt),
    updatedAt: iso(updatedAt),
  }
}

/** Throws `HttpError` if the budget of the buyer's agent does not allow a task now. */
export const checkBudget = (
  state: State,
  { buyerId, fields }: Pick<StoredTask, 'buyerId' | 'fields'>,
): void => {
  const { agentId, agreedPrice, buyerAgentId } = fields
  if (buyerAgentId === undefined) return
  const budgetError = (reason: string): Error =>
    invalidState(`Budget exceeded: ${reason}`, state.settings.assumptions.overBudgetStatus)
  const [budget] = state.budgets.by('agent', buyerAgentId).values()
  if (!budget) throw budgetError('the agent has no budget authorization')
  if (budget.status === 'paused') throw budgetError('the budget authorization is paused')
  const { maxPerTask, maxDaily, maxMonthly, allowedCategories = [] } = budget.fields
  const { today, month } = spentBy(state, { buyerId, buyerAgentId })
  if (agreedPrice > maxPerTask) throw budgetError(`a task can cost at most ${maxPerTask} cents`)
  if (today + agreedPrice > maxDaily)
    throw budgetError(`${maxDaily - today} cents are left for today`)
  if (month + agreedPrice > maxMonthly)
    throw budgetError(`${maxMonthly - month} cents are left this month`)
  const categories = state.agents.get(agentId)?.fields.categoryIds ?? []
  if (allowedCategories.length && !categories.some((id) => allowedCategories.includes(id))) {
    throw budgetError('agents of this category cannot be hired')
  }
}
