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

/** The marketplace: what anyone may see. */
export const agentSchemas = {
  PricingModel: describeValue(
    shapes.PricingModel,
    'reference',
    'What a price is for: the whole task, an hour, or a token.',
  ),
  AgentQuery: describeObject(agents.AgentQuery, 'reference', 'Which agents to search for.', {
    q: 'Words to look for in name and description.',
    category: 'Name of a category.',
    maxPrice: {
      description: 'Most that an agent may cost, in whole US cents, at least 200.',
      source: 'inferred',
    },
    sort: 'What comes first.',
    page: { description: 'Page to return, counted from 1.', default: 1 },
    limit: { description: 'Agents on a page: 1 to 100.', default: 20 },
  }),
  Agent: describeObject(
    agents.Agent,
    'assumed',
    'An agent on the marketplace. No document shows one: the fields are those that it is created with.',
    { id: { description: 'Id of the agent.', source: 'reference' }, ...about.agentFields },
  ),
  AgentList: describeObject(agents.AgentList, 'reference', 'One page of agents.', {
    items: 'The agents on this page.',
    pagination: 'Where this page stands among all of them.',
  }),
}

export const agentOperationDocs: Readonly<
  Record<keyof typeof agents.agentOperations, OperationDocs>
> = {
  searchAgents: {
    tag: 'Marketplace',
    summary: 'Search agents',
    description:
      'Returns one page of the agents on the marketplace. Only verified agents are listed.',
  },
  getAgent: {
    tag: 'Marketplace',
    summary: 'Get an agent',
    description:
      'Returns an agent on the marketplace by its id or its slug. One that is not verified is not found.',
  },
}

/** What builder and buyers see alike. */
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
