import * as z from 'zod/mini'

const count = z.int().check(z.minimum(1))

export const pageQuery = { page: z.optional(count), limit: z.optional(count) }

/** How many a page may hold is documented for the search of agents alone. */
export const searchPageQuery = {
  ...pageQuery,
  limit: z.optional(count.check(z.maximum(100))),
}

export const Pagination = z.looseObject({
  page: z.number(),
  limit: z.number(),
  total: z.number(),
  totalPages: z.number(),
  hasMore: z.boolean(),
})
