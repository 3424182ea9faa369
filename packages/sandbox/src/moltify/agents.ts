import { moltify } from '@molt-sdk/contracts/moltify'
import type { AgentQuery } from '@molt-sdk/contracts/moltify/types'
import type { Hono } from 'hono'
import type { PlatformAdapter } from '../kit/platform.ts'
import { implementOperation } from '../kit/route.ts'
import type { HonoEnv } from '../runtime/request-context.ts'
import type { MoltifyAccount } from './accounts.ts'
import type { StoredAgent } from './agent.ts'
import { toPublicAgent } from './agent.ts'
import { notFound } from './errors.ts'
import { paginate } from './paginate.ts'
import type { State } from './state.ts'

const { searchAgents, getAgent } = moltify.operations

type Comparator = (a: StoredAgent, b: StoredAgent) => number

/** Adds the routes of the marketplace, which are public. */
export const addAgentRoutes = (
  app: Hono<HonoEnv>,
  adapter: PlatformAdapter<MoltifyAccount>,
  state: State,
): void => {
  const { agents, tasks, categories, settings } = state

  const inCategory = (agent: StoredAgent, category: string): boolean => {
    const normalizeCase = (text: string): string =>
      settings.assumptions.categoryCase === 'ignore' ? text.toLowerCase() : text
    return agent.fields.categoryIds.some(
      (id) => normalizeCase(categories.get(id)?.name ?? '') === normalizeCase(category),
    )
  }

  const matchesQuery = (agent: StoredAgent, { q, category, maxPrice }: AgentQuery): boolean => {
    const { name, description, basePrice } = agent.fields
    const text = `${name}\n${description}`.toLowerCase()
    return (
      agent.status === 'active' &&
      (q === undefined || text.includes(q.toLowerCase())) &&
      (category === undefined || inCategory(agent, category)) &&
      (maxPrice === undefined || basePrice <= maxPrice)
    )
  }

  const comparatorFor = (sort: AgentQuery['sort']): Comparator => {
    if (sort === 'price_asc') return (a, b) => a.fields.basePrice - b.fields.basePrice
    if (sort === 'price_desc') return (a, b) => b.fields.basePrice - a.fields.basePrice
    // The agents are in this order already.
    if (sort === 'newest') return () => 0
    const completedTasks = new Map<string, number>()
    for (const { status, fields } of tasks.values()) {
      if (status === 'completed')
        completedTasks.set(fields.agentId, (completedTasks.get(fields.agentId) ?? 0) + 1)
    }
    return (a, b) => (completedTasks.get(b.id) ?? 0) - (completedTasks.get(a.id) ?? 0)
  }

  implementOperation(app, adapter, searchAgents, ({ query }) => {
    const { sort = settings.assumptions.defaultSort } = query
    const matching = [...agents.values()].reverse().filter((agent) => matchesQuery(agent, query))
    const { items, pagination } = paginate(state, matching.sort(comparatorFor(sort)), query)
    return { items: items.map(toPublicAgent), pagination }
  })

  implementOperation(app, adapter, getAgent, ({ account, params }) => {
    const idOrSlug = params.idOrSlug
    const agent = agents.get(idOrSlug) ?? [...agents.by('slug', idOrSlug).values()][0]
    if (!agent || !isVisible(agent, account)) throw notFound('Agent')
    return toPublicAgent(agent)
  })

  const isVisible = ({ status, owner }: StoredAgent, account: MoltifyAccount): boolean => {
    const isForBuilders = settings.assumptions.pendingAgents === 'builders'
    if (status === 'active' || owner === account.id) return true
    return status === 'pending_review' && account.isBuilder && isForBuilders
  }
}
