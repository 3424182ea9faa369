import { moltinfra } from '@molt-sdk/contracts/moltinfra'
import type { Hono } from 'hono'
import type { PlatformAdapter } from '../kit/platform.ts'
import { implementOperation } from '../kit/route.ts'
import { iso } from '../runtime/clock.ts'
import type { HonoEnv } from '../runtime/request-context.ts'
import type { MoltInfraAccount } from './accounts.ts'
import type { StoredAgent } from './agent.ts'
import { toAgent, toSummary } from './agent.ts'
import { checkAssumedRules } from './check-input.ts'
import type { State } from './state.ts'

const { createAgent, listAgents, getAgent, updateAgent, deleteAgent } = moltinfra.operations

/** Returns an agent of the account, or throws AGENT_NOT_FOUND. */
export const requireAgent = (
  { store }: State,
  adapter: PlatformAdapter<MoltInfraAccount>,
  account: MoltInfraAccount,
  id: string,
): StoredAgent => {
  const agent = store.find(account.id, id)
  if (!agent) throw adapter.createError('AGENT_NOT_FOUND', `Agent ${JSON.stringify(id)} not found.`)
  return agent
}

export const addAgentRoutes = (
  app: Hono<HonoEnv>,
  adapter: PlatformAdapter<MoltInfraAccount>,
  state: State,
): void => {
  const { store, settings, runtime } = state

  implementOperation(app, adapter, createAgent, (call) => {
    checkAssumedRules(state, adapter, createAgent, call)
    if (store.count(call.account.id) >= settings.agentQuota) {
      const message = `The account has reached its limit of ${settings.agentQuota} agents. Delete an agent first.`
      throw adapter.createError('INSUFFICIENT_QUOTA', message)
    }
    const { id, config, status, createdAt } = store.create(call.account.id, call.body)
    const apiEndpoint = `${call.requestContext.baseUrl}/agents/${id}`
    return { id, name: config.name, status, createdAt: iso(createdAt), apiEndpoint }
  })

  implementOperation(app, adapter, listAgents, ({ account, query }) => {
    const { defaultSort, emptyTotalPages } = settings.assumptions
    const { page = 1, limit = 20, status, sortBy = defaultSort, order = 'desc' } = query
    const matching = store.list(account.id, { status, sortBy, order })
    return {
      agents: matching.slice((page - 1) * limit, page * limit).map(toSummary),
      pagination: {
        currentPage: page,
        totalPages: Math.ceil(matching.length / limit) || emptyTotalPages,
        totalItems: matching.length,
        itemsPerPage: limit,
      },
    }
  })

  implementOperation(app, adapter, getAgent, ({ account, params }) =>
    toAgent(requireAgent(state, adapter, account, params.agentId), runtime.clock.now()),
  )

  implementOperation(app, adapter, updateAgent, (call) => {
    const agent = requireAgent(state, adapter, call.account, call.params.agentId)
    checkAssumedRules(state, adapter, updateAgent, call, agent)
    store.update(agent, call.body, settings.assumptions.patchDepth)
    const { id, config, status, updatedAt } = agent
    const changes = Object.keys(call.body)
    return { id, name: config.name, status, updatedAt: iso(updatedAt), changes }
  })

  implementOperation(app, adapter, deleteAgent, ({ account, params }) => {
    const agent = requireAgent(state, adapter, account, params.agentId)
    const { id, config } = agent
    if (agent.protected) {
      const reason = 'Delete protection is on. Turn it off first.'
      throw adapter.createError('DELETE_PROTECTED', `${id} is protected against deletion.`, {
        protection: 'enabled',
        reason,
      })
    }
    store.delete(agent)
    const deletedAt = iso(runtime.clock.now())
    return { id, name: config.name, deletedAt, message: 'Agent deleted successfully.' }
  })
}
