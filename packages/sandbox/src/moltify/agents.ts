import type { AgentQuery } from '@molt-sdk/contracts/moltify'
import { moltify } from '@molt-sdk/contracts/moltify'
import type { Hono } from 'hono'
import type { Env } from '../exchange.ts'
import { implement } from '../kit/implement.ts'
import type { House } from '../kit/platform.ts'
import type { Account } from './accounts.ts'
import type { StoredAgent } from './agent.ts'
import { publicView } from './agent.ts'
import { pageOf } from './page.ts'
import { missing } from './refuse.ts'
import type { State } from './state.ts'

const { searchAgents, getAgent } = moltify.operations

type Order = (a: StoredAgent, b: StoredAgent) => number

/** The marketplace: what anyone may see. */
export const addAgentRoutes = (app: Hono<Env>, house: House<Account>, state: State): void => {
  const { agents, tasks, categories, settings } = state

  const isIn = (agent: StoredAgent, category: string): boolean => {
    const fold = (text: string): string =>
      settings.assumptions.categoryCase === 'ignore' ? text.toLowerCase() : text
    return agent.fields.categoryIds.some(
      (id) => fold(categories.get(id)?.name ?? '') === fold(category),
    )
  }

  const matches = (agent: StoredAgent, { q, category, maxPrice }: AgentQuery): boolean => {
    const { name, description, basePrice } = agent.fields
    const text = `${name}\n${description}`.toLowerCase()
    return (
      agent.status === 'active' &&
      (q === undefined || text.includes(q.toLowerCase())) &&
      (category === undefined || isIn(agent, category)) &&
      (maxPrice === undefined || basePrice <= maxPrice)
    )
  }

  const orderBy = (sort: AgentQuery['sort']): Order => {
    if (sort === 'price_asc') return (a, b) => a.fields.basePrice - b.fields.basePrice
    if (sort === 'price_desc') return (a, b) => b.fields.basePrice - a.fields.basePrice
    // Those that came last stand first already.
    if (sort === 'newest') return () => 0
    const done = new Map<string, number>()
    for (const { status, fields } of tasks.values()) {
      if (status === 'completed') done.set(fields.agentId, (done.get(fields.agentId) ?? 0) + 1)
    }
    return (a, b) => (done.get(b.id) ?? 0) - (done.get(a.id) ?? 0)
  }

  implement(app, house, searchAgents, ({ query }) => {
    const { sort = settings.assumptions.defaultSort } = query
    const found = [...agents.values()].reverse().filter((agent) => matches(agent, query))
    const { items, pagination } = pageOf(state, found.sort(orderBy(sort)), query)
    return { items: items.map(publicView), pagination }
  })

  implement(app, house, getAgent, ({ account, params }) => {
    const wanted = params.idOrSlug
    const agent = agents.get(wanted) ?? [...agents.values()].find(({ slug }) => slug === wanted)
    if (agent?.status !== 'active' && agent?.owner !== account.id) throw missing('Agent')
    return publicView(agent)
  })
}
