import * as z from 'zod/mini'
import { nullish, operation, responseObject, unpaginatedArray } from '../../kernel/index.ts'
import { read } from '../operation-defaults.ts'

export const Category = responseObject({
  id: z.string(),
  name: z.string(),
  slug: z.string(),
  description: nullish(z.string()),
  activeAgentCount: z.number(),
})

export const CategoryList = responseObject({ items: z.array(Category) })

export const listCategories = operation({
  ...read,
  id: 'listCategories',
  path: '/api/categories',
  auth: 'none',
  response: CategoryList,
  paging: unpaginatedArray(['items', 'categories']),
  errors: [],
})

export const categoryOperations = { listCategories }
