import { moltify } from '@molt-sdk/contracts/moltify'
import type { Hono } from 'hono'
import type { Env } from '../exchange.ts'
import { implement } from '../kit/implement.ts'
import type { House } from '../kit/platform.ts'
import type { Account } from './accounts.ts'
import type { StoredCategory } from './category.ts'
import { wrongFields } from './refuse.ts'
import type { State } from './state.ts'

/** The categories that there are at the start. The first is that of the reference's sample. */
export const seededCategories: readonly Omit<StoredCategory, 'id'>[] = [
  { name: 'Legal', slug: 'legal', description: 'Legal research and analysis' },
  { name: 'Research', slug: 'research', description: 'Finding out and summing up' },
  { name: 'Writing', slug: 'writing', description: 'Texts of every kind' },
  { name: 'Development', slug: 'development', description: 'Code, reviews and audits' },
  { name: 'Design', slug: 'design', description: 'Pictures, pages and brands' },
  { name: 'Data', slug: 'data', description: 'Collecting, cleaning and reading data' },
]

export const addCategoryRoutes = (app: Hono<Env>, house: House<Account>, state: State): void => {
  implement(app, house, moltify.operations.listCategories, () => {
    const active = [...state.agents.values()].filter(({ status }) => status === 'active')
    const countOf = (id: string): number =>
      active.filter(({ fields }) => fields.categoryIds.includes(id)).length
    const items = [...state.categories.values()].map((category) => ({
      ...category,
      activeAgentCount: countOf(category.id),
    }))
    return { items }
  })
}

/** Refuses ids of categories that do not exist. */
export const checkCategories = (
  { categories }: State,
  field: string,
  ids: readonly string[] = [],
): void => {
  const unknown = ids.filter((id) => !categories.has(id))
  if (unknown.length) throw wrongFields({ [field]: [`Unknown category: ${unknown.join(', ')}`] })
}
