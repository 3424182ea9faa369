import { moltinfra } from '@molt-sdk/contracts/moltinfra'
import type { Hono } from 'hono'
import type { Env } from '../exchange.ts'
import { implement } from '../kit/implement.ts'
import type { House } from '../kit/platform.ts'
import type { Account } from './accounts.ts'
import type { StoredAgent } from './agent.ts'
import { detailsOf, iso, summaryOf } from './agent.ts'
import { checkInput } from './check-input.ts'
import type { State } from './state.ts'

const { createAgent, listAgents, getAgent, updateAgent, deleteAgent } = moltinfra.operations

/** Finds an agent of the account, or refuses. */
export const agentOf = (
  { store }: State,
  house: House<Account>,
  account: Account,
  id: string,
): StoredAgent => {
  const agent = store.find(account.id, id)
  if (!agent) throw house.refuse('AGENT_NOT_FOUND', `There is no agent ${id}.`)
  return agent
}

export const addAgentRoutes = (app: Hono<Env>, house: House<Account>, state: State): void => {
  const { store, settings, world } = state

  implement(app, house, createAgent, (call) => {
    checkInput(state, house, createAgent, call)
    const everyOne = { sortBy: 'createdAt', order: 'asc' } as const
    if (store.select(call.account.id, everyOne).length >= settings.agentQuota) {
      const message = `This account already has ${settings.agentQuota} agents, the most it may have.`
      throw house.refuse('INSUFFICIENT_QUOTA', message)
    }
    const { id, config, status, createdAt } = store.create(call.account.id, call.body)
    const apiEndpoint = `${call.exchange.baseUrl}/agents/${id}`
    return { id, name: config.name, status, createdAt: iso(createdAt), apiEndpoint }
  })

  implement(app, house, listAgents, ({ account, query }) => {
    const { defaultSort, emptyTotalPages } = settings.assumptions
    const { page = 1, limit = 20, status, sortBy = defaultSort, order = 'desc' } = query
    const found = store.select(account.id, { status, sortBy, order })
    return {
      agents: found.slice((page - 1) * limit, page * limit).map(summaryOf),
      pagination: {
        currentPage: page,
        totalPages: Math.ceil(found.length / limit) || emptyTotalPages,
        totalItems: found.length,
        itemsPerPage: limit,
      },
    }
  })

  implement(app, house, getAgent, ({ account, params }) =>
    detailsOf(agentOf(state, house, account, params.agentId), world.clock.now()),
  )

  implement(app, house, updateAgent, (call) => {
    const agent = agentOf(state, house, call.account, call.params.agentId)
    checkInput(state, house, updateAgent, call, agent)
    store.update(agent, call.body, settings.assumptions.patchDepth)
    const { id, config, status, updatedAt } = agent
    const changes = Object.keys(call.body)
    return { id, name: config.name, status, updatedAt: iso(updatedAt), changes }
  })

  implement(app, house, deleteAgent, ({ account, params }) => {
    const agent = agentOf(state, house, account, params.agentId)
    const { id, config } = agent
    if (agent.protected) {
      const reason = 'Delete protection is on. Turn it off first.'
      throw house.refuse('DELETE_PROTECTED', `${id} is protected against deletion.`, {
        protection: 'enabled',
        reason,
      })
    }
    store.delete(agent)
    const deletedAt = iso(world.clock.now())
    return { id, name: config.name, deletedAt, message: 'Agent deleted successfully.' }
  })
}
