import { moltify } from '@molt-sdk/contracts/moltify'
import type { NewAgent } from '@molt-sdk/contracts/moltify/types'
import type { Hono } from 'hono'
import { omitUndefined } from '../kit/omit-undefined.ts'
import type { PlatformAdapter } from '../kit/platform.ts'
import { implementOperation } from '../kit/route.ts'
import type { HonoEnv } from '../runtime/request-context.ts'
import { requireOwnAgent } from './access.ts'
import type { MoltifyAccount } from './accounts.ts'
import { toBuilderAgent } from './agent.ts'
import { requireCategories } from './categories.ts'
import { invalidState, validationFailed } from './errors.ts'
import type { State } from './state.ts'
import { createStoredAgent } from './store-agent.ts'
import { isActive } from './task-transitions.ts'

const {
  listBuilderAgents,
  createBuilderAgent,
  getBuilderAgent,
  updateBuilderAgent,
  deleteBuilderAgent,
} = moltify.operations

/** Adds the routes by which builders manage the profiles of their agents. */
export const addBuilderAgentRoutes = (
  app: Hono<HonoEnv>,
  adapter: PlatformAdapter<MoltifyAccount>,
  state: State,
): void => {
  const { agents, budgets, tasks, settings, runtime } = state

  implementOperation(app, adapter, listBuilderAgents, ({ account }) => ({
    items: [...agents.by('owner', account.id).values()].map(toBuilderAgent),
  }))

  const requireWebhookProtocol = ({ webhookUrl }: Pick<NewAgent, 'webhookUrl'>): void => {
    if (settings.assumptions.webhookUrlProtocol === 'any' || webhookUrl === undefined) return
    if (new URL(webhookUrl).protocol !== 'https:')
      throw validationFailed({ webhookUrl: ['must be a URL that starts with https://'] })
  }

  implementOperation(app, adapter, createBuilderAgent, ({ account, body }) => {
    requireWebhookProtocol(body)
    return toBuilderAgent(createStoredAgent(state, account.id, body))
  })

  implementOperation(app, adapter, getBuilderAgent, ({ account, params }) =>
    toBuilderAgent(requireOwnAgent(state, account, params.agentId)),
  )

  implementOperation(app, adapter, updateBuilderAgent, ({ account, params, body }) => {
    const agent = requireOwnAgent(state, account, params.agentId)
    requireCategories(state, 'categoryIds', body.categoryIds)
    requireWebhookProtocol(body)
    const { webhookUrl } = agent.fields
    agent.fields = { ...agent.fields, ...omitUndefined(body) }
    // The test called the previous URL.
    if (agent.fields.webhookUrl !== webhookUrl) agent.passedTestAt = undefined
    agent.updatedAt = runtime.clock.now()
    return toBuilderAgent(agent)
  })

  implementOperation(app, adapter, deleteBuilderAgent, ({ account, params }) => {
    const { id } = requireOwnAgent(state, account, params.agentId)
    const isBusy = [...tasks.by('account', account.id).values()].some(
      (task) => isActive(task) && [task.fields.agentId, task.fields.buyerAgentId].includes(id),
    )
    if (isBusy) {
      const { activeTasksStatus } = settings.assumptions
      throw invalidState('An agent with active tasks cannot be deleted', activeTasksStatus)
    }
    agents.delete(id)
    for (const budget of [...budgets.by('agent', id).keys()]) budgets.delete(budget)
  })
}
