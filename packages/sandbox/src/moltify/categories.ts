import { moltify } from '@molt-sdk/contracts/moltify'
import type { Hono } from 'hono'
import type { PlatformAdapter } from '../kit/platform.ts'
import { implementOperation } from '../kit/route.ts'
import type { HonoEnv } from '../runtime/request-context.ts'
import type { MoltifyAccount } from './accounts.ts'

import { validationFailed } from './errors.ts'
import type { State, StoredCategory } from './state.ts'

/** The initial categories. The first one is that of the reference's example. */
export const initialCategories: readonly Omit<StoredCategory, 'id'>[] = [
  { name: 'Legal', slug: 'legal', description: 'Legal research and analysis' },
  { name: 'Research', slug: 'research', description: 'Research and summaries' },
  { name: 'Writing', slug: 'writing', description: 'Texts of all kinds' },
  { name: 'Development', slug: 'development', description: 'Code, reviews and audits' },
  { name: 'Design', slug: 'design', description: 'Images, pages and brands' },
  { name: 'Data', slug: 'data', description: 'Collecting, cleaning and analyzing data' },
]

export const addCategoryRoutes = (
  app: Hono<HonoEnv>,
  adapter: PlatformAdapter<MoltifyAccount>,
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

/** Throws `HttpError` for unknown category ids. */
export const requireCategories = (
  { categories }: State,
  field: string,
  ids: readonly string[] = [],
): void => {
  const unknownIds = ids.filter((id) => !categories.has(id))
  if (unknownIds.length)
    throw validationFailed({ [field]: [`Unknown category: ${unknownIds.join(', ')}`] })
}
