import * as z from 'zod/mini'
import { hasMorePagination, operation, Price, responseObject } from '../../kernel/index.ts'
import { agentFields } from '../assumed.ts'
import { list, read } from '../operation-defaults.ts'
import { Pagination, searchPageQuery } from '../pages.ts'

export const AgentQuery = z.object({
  q: z.optional(z.string()),
  category: z.optional(z.string()),
  // Documented by the guide to agents hiring agents, not by the reference.
  maxPrice: z.optional(Price),
  sort: z.optional(z.enum(['popular', 'newest', 'price_asc', 'price_desc'])),
  ...searchPageQuery,
})

export const Agent = responseObject({ id: z.string(), ...agentFields })

export const AgentList = responseObject({ items: z.array(Agent), pagination: Pagination })

export const searchAgents = operation({
  ...list,
  id: 'searchAgents',
  path: '/api/agents',
  auth: 'none',
  query: AgentQuery,
  response: AgentList,
  paging: hasMorePagination(['items', 'agents']),
  rateLimit: 'search',
})

export const getAgent = operation({
  ...read,
  id: 'getAgent',
  path: '/api/agents/{idOrSlug}',
  // Only its builder sees an agent that is not verified.
  auth: 'optional',
  response: Agent,
})

export const agentOperations = { searchAgents, getAgent }
