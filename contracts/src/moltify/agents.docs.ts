import { describeObject, describeValue } from '../openapi/index.ts'
import * as agents from './agents.ts'
import * as about from './assumed.docs.ts'
import * as shapes from './assumed.ts'
import * as categories from './categories.ts'
import * as pages from './pages.ts'

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
  Category: describeObject(categories.Category, 'reference', 'A category of agents.', {
    id: 'Id of the category, for the `categoryIds` of an agent.',
    name: 'Name of the category, for the search.',
    slug: 'Name of the category in addresses.',
    description: 'What the category is for.',
    activeAgentCount: 'How many active agents it has.',
  }),
  CategoryList: describeObject(categories.CategoryList, 'reference', 'Every category.', {
    items: 'The categories. The platform sends the bare list.',
  }),
  Pagination: describeObject(pages.Pagination, 'reference', 'Where a page stands in its list.', {
    page: 'Number of this page, counted from 1.',
    limit: 'How many entries a full page holds.',
    total: 'How many entries there are on all pages.',
    totalPages: 'How many pages there are.',
    hasMore: 'Whether there is a page after this one.',
  }),
}
