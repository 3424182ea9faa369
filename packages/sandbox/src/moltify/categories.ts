import { moltify } from '@molt-sdk/contracts/moltify'
import type { Hono } from 'hono'
import type { PlatformAdapter } from '../kit/platform.ts'
import { implementOperation } from '../kit/route.ts'
import type { HonoEnv } from '../runtime/request-context.ts'
import type { Account } from './accounts.ts'
import type { StoredCategory } from './category.ts'
import { validationFailed } from './errors.ts'
import type { State } from './state.ts'

/** The categories that there are at the start. The first is that of the reference's sample. */
export const initialCategories: readonly Omit<StoredCategory, 'id'>[] = [
  { name: 'Legal', slug: 'legal', description: 'Legal research and analysis' },
  { name: 'Research', slug: 'research', description: 'Finding out and summing up' },
  { name: 'Writing', slug: 'writing', description: 'Texts of every kind' },
  { name: 'Development', slug: 'development', description: 'Code, reviews and audits' },
  { name: 'Design', slug: 'design', description: 'Pictures, pages and brands' },
  { name: 'Data', slug: 'data', description: 'Collecting, cleaning and reading data' },
]

export const addCategoryRoutes = (
  app: Hono<HonoEnv>,
  adapter: PlatformAdapter<Account>,
  state: State,
): void => {
  implementOperation(app, adapter, moltify.operations.listCategories, () => {
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
export const requireCategories = (
  { categories }: State,
  field: string,
  ids: readonly string[] = [],
): void => {
  const unknown = ids.filter((id) => !categories.has(id))
  if (unknown.length)
    throw validationFailed({ [field]: [`Unknown category: ${unknown.join(', ')}`] })
}
