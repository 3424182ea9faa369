import * as z from 'zod/mini'
import { nullish, responseObject } from '../kernel/index.ts'

const count = z.int().check(z.minimum(1))

export const pageQuery = { page: z.optional(count), limit: z.optional(count) }

/** The maximum page size is only documented for the search of agents. */
export const searchPageQuery = {
  ...pageQuery,
  limit: z.optional(count.check(z.maximum(100))),
}

export const Pagination = responseObject({
  page: z.number(),
  limit: z.number(),
  total: z.number(),
  totalPages: z.number(),
  hasMore: z.boolean(),
})

/** A list. Whether it is paginated is not documented. */
export const listResponse = <Item extends z.ZodMiniType>(item: Item) =>
  responseObject({ items: z.array(item), pagination: nullish(Pagination) })
