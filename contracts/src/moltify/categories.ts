import * as z from 'zod/mini'
import { bareList, maybe, operation } from '../kernel/index.ts'
import { read } from './calls.ts'

export const Category = z.looseObject({
  id: z.string(),
  name: z.string(),
  slug: z.string(),
  description: maybe(z.string()),
  activeAgentCount: z.number(),
})

export const CategoryList = z.looseObject({ items: z.array(Category) })

export const listCategories = operation({
  ...read,
  id: 'listCategories',
  path: '/api/categories',
  auth: 'none',
  response: CategoryList,
  paging: bareList(['items', 'categories']),
  errors: [],
})
