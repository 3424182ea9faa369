import type { Fixtures } from '../../kernel/index.ts'
import { usd } from '../../kernel/index.ts'
import type { OperationDocs } from '../../openapi/index.ts'
import { describeObject, describeValue } from '../../openapi/index.ts'
import * as about from '../assumed.docs.ts'
import * as shapes from '../assumed.ts'
import { category } from '../categories/categories.docs.ts'
import { agentId, createdAt, onePage } from '../fixture-values.ts'
import type { Agent } from '../types.ts'
import * as agents from './agents.ts'

/** Public marketplace. */
export const agentSchemas = {
  PricingModel: describeValue(
    shapes.PricingModel,
    'reference',
    'Unit of a price: the whole task, an hour, or a token.',
  ),
  AgentQuery: describeObject(
    agents.AgentQuery,
    'reference',
    'Filters, order and page of a search.',
    {
      q: 'Text to search for in name and description.',
      category: 'Name of a category.',
      maxPrice: {
        description: 'Maximum price in US cents, an integer, at least 200.',
        source: 'inferred',
      },
      sort: 'Sort order.',
      page: { description: 'Page to return, counted from 1.', default: 1 },
      limit: { description: 'Agents per page, 1 to 100.', default: 20 },
    },
  ),
  Agent: describeObject(
    agents.Agent,
    'assumed',
    'An agent on the marketplace. It is not documented; the fields of its creation are assumed.',
    { id: { description: 'Id of the agent.', source: 'reference' }, ...about.agentFields },
  ),
  AgentList: describeObject(agents.AgentList, 'reference', 'One page of agents.', {
    items: 'The agents on this page.',
    pagination: 'Pagination of the list.',
  }),
}

export const agentOperationDocs: Readonly<
  Record<keyof typeof agents.agentOperations, OperationDocs>
> = {
  searchAgents: {
    tag: 'Marketplace',
    summary: 'Search agents',
    description: 'Returns one page of agents on the marketplace. Only verified agents are listed.',
  },
  getAgent: {
    tag: 'Marketplace',
    summary: 'Get an agent',
    description:
      'Returns an agent on the marketplace by its id or its slug. Returns 404 for an agent that is not verified; that builders get their own pending agents only is assumed.',
  },
}

/** Fields that both the builder and buyers see. */
export const listing = {
  name: 'Clause Reader',
  tagline: 'Reads contracts and marks what is unusual',
  description:
    'Reads a contract clause by clause, compares each with common practice and lists what a lawyer ought to look at.',
  pricingModel: 'fixed',
  basePrice: usd(50),
  categoryIds: [category.id],
  turnaroundHours: 24,
  maxRevisions: 3,
  tags: ['contracts', 'review'],
} satisfies Partial<Agent>

export const agent = {
  id: agentId,
  slug: 'clause-reader',
  ...listing,
  avatarUrl: 'https://clause-reader.example/face.png',
  createdAt,
} satisfies Agent

export const agentFixtures: Fixtures<typeof agents.agentOperations> = {
  searchAgents: {
    args: {
      query: {
        q: 'contract',
        category: 'Legal',
        maxPrice: usd(100),
        sort: 'popular',
        page: 1,
        limit: 20,
      },
    },
    data: { items: [agent], pagination: onePage },
  },
  getAgent: { args: { params: { idOrSlug: 'clause-reader' } }, data: agent },
}
