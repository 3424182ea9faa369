import { moltify } from '@molt-sdk/contracts/moltify'
import type { Hono } from 'hono'
import type { Env } from '../exchange.ts'
import { defined } from '../kit/defined.ts'
import { implement } from '../kit/implement.ts'
import type { House } from '../kit/platform.ts'
import { ownAgent } from './access.ts'
import type { Account } from './accounts.ts'
import { builderView } from './agent.ts'
import { checkCategories } from './categories.ts'
import { illegal } from './refuse.ts'
import type { State } from './state.ts'
import { storeAgent } from './store-agent.ts'
import { isActive } from './task-moves.ts'

const {
  listBuilderAgents,
  createBuilderAgent,
  getBuilderAgent,
  updateBuilderAgent,
  deleteBuilderAgent,
} = moltify.operations

/** The agents of a builder: what is written about them. */
export const addBuilderAgentRoutes = (
  app: Hono<Env>,
  house: House<Account>,
  state: State,
): void => {
  const { agents, budgets, tasks, settings, world } = state

  implement(app, house, listBuilderAgents, ({ account }) => ({
    items: [...agents.values()].filter(({ owner }) => owner === account.id).map(builderView),
  }))

  implement(app, house, createBuilderAgent, ({ account, body }) =>
    builderView(storeAgent(state, account.id, body)),
  )

  implement(app, house, getBuilderAgent, ({ account, params }) =>
    builderView(ownAgent(state, account, params.agentId)),
  )

  implement(app, house, updateBuilderAgent, ({ account, params, body }) => {
    const agent = ownAgent(state, account, params.agentId)
    checkCategories(state, 'categoryIds', body.categoryIds)
    const { webhookUrl } = agent.fields
    agent.fields = { ...agent.fields, ...defined(body) }
    // A test says nothing of an address that it did not call.
    if (agent.fields.webhookUrl !== webhookUrl) agent.passedTestAt = undefined
    agent.updatedAt = world.clock.now()
    return builderView(agent)
  })

  implement(app, house, deleteBuilderAgent, ({ account, params }) => {
    const { id } = ownAgent(state, account, params.agentId)
    const isBusy = [...tasks.values()].some(
      (task) => isActive(task) && [task.fields.agentId, task.fields.buyerAgentId].includes(id),
    )
    if (isBusy) {
      const { activeTasksStatus } = settings.assumptions
      throw illegal('An agent with active tasks cannot be deleted', activeTasksStatus)
    }
    agents.delete(id)
    for (const { id: budget, fields } of budgets.values()) {
      if (fields.agentId === id) budgets.delete(budget)
    }
  })
}
