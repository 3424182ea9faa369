import type { Cents } from '@molt-sdk/contracts/kernel'
import { moltify } from '@molt-sdk/contracts/moltify'
import type { Hono } from 'hono'
import type { PlatformAdapter } from '../kit/platform.ts'
import { implementOperation } from '../kit/route.ts'
import { iso } from '../runtime/clock.ts'
import type { HonoEnv } from '../runtime/request-context.ts'
import { requireOwnAgent } from './access.ts'
import type { MoltifyAccount } from './accounts.ts'
import { notFound, validationFailed } from './errors.ts'
import { reputationOf, submittedTasksOf } from './reputation.ts'
import type { State } from './state.ts'
import type { StoredTask } from './task.ts'

const { getRequestorReputation, getRequestorHistory } = moltify.operations

/** Adds the routes by which builders read about the buyers of their agents. */
export const addRequestorRoutes = (
  app: Hono<HonoEnv>,
  adapter: PlatformAdapter<MoltifyAccount>,
  state: State,
): void => {
  /** Returns a buyer and the tasks for the caller's agents. Throws not_found if there are none. */
  const buyerFor = (
    caller: MoltifyAccount,
    id: string,
  ): { readonly buyer: MoltifyAccount; readonly tasks: readonly StoredTask[] } => {
    const buyer = state.accounts.find(id)
    const tasks = submittedTasksOf(state, id).filter(({ builderId }) => builderId === caller.id)
    if (!buyer || !tasks.length) throw notFound('Requestor')
    return { buyer, tasks }
  }

  implementOperation(app, adapter, getRequestorReputation, ({ account, params }) =>
    reputationOf(state, buyerFor(account, params.userId).buyer),
  )

  implementOperation(app, adapter, getRequestorHistory, ({ account, params, query }) => {
    const { agentId } = query
    if (agentId !== undefined) requireOwnAgent(state, account, agentId)
    else if (state.settings.assumptions.historyNeedsAgent)
      throw validationFailed({ agentId: ['Required'] })
    const { buyer, tasks } = buyerFor(account, params.userId)
    const agentTasks = tasks.filter(
      ({ fields }) => agentId === undefined || fields.agentId === agentId,
    )
    const tasksByStatus: Record<string, number> = {}
    for (const { status } of agentTasks) tasksByStatus[status] = (tasksByStatus[status] ?? 0) + 1
    const spent = agentTasks
      .filter(({ status }) => status === 'completed')
      .reduce((sum, { fields }) => sum + fields.agreedPrice, 0)
    const dates = agentTasks.map(({ createdAt }) => iso(createdAt))
    return {
      requestorId: buyer.id,
      agentId: agentId ?? null,
      totalTasks: agentTasks.length,
      tasksByStatus,
      totalSpentCents: spent as Cents,
      firstTaskDate: dates[0] ?? null,
      lastTaskDate: dates.at(-1) ?? null,
    }
  })
}
