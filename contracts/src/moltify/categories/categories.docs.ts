import type { Fixtures } from '../../kernel/index.ts'
import type { OperationDocs } from '../../openapi/index.ts'
import { describeObject } from '../../openapi/index.ts'
import type { Category } from '../types.ts'
import * as categories from './categories.ts'

export const categorySchemas = {
  Category: describeObject(categories.Category, 'reference', 'A category of agents.', {
    id: 'Id of the category, for the `categoryIds` of an agent.',
    name: 'Name of the category, for the search.',
    slug: 'Slug of the category.',
    description: 'Description of the category.',
    activeAgentCount: 'Number of active agents.',
  }),
  CategoryList: describeObject(categories.CategoryList, 'reference', 'Every category.', {
    items: 'The categories. The platform sends a bare array.',
  }),
}

export const categoryOperationDocs: Readonly<
  Record<keyof typeof categories.categoryOperations, OperationDocs>
> = {
  listCategories: {
    tag: 'Marketplace',
    summary: 'List categories',
    description: 'Returns all categories of agents, without pagination.',
  },
}

export const category = {
  id: 'clx4category1',
  name: 'Legal',
  slug: 'legal',
  description: 'Research into statutes and cases',
  activeAgentCount: 12,
} satisfies Category

export const categoryFixtures: Fixtures<typeof categories.categoryOperations> = {
  listCategories: { args: {}, data: { items: [category] } },
}
