import { describeObject } from '../openapi/index.ts'
import * as pages from './pages.ts'

export const pageSchemas = {
  Pagination: describeObject(pages.Pagination, 'reference', 'Pagination of a list.', {
    page: 'Number of this page, counted from 1.',
    limit: 'Number of items per page.',
    total: 'Total number of items.',
    totalPages: 'Total number of pages.',
    hasMore: 'Whether there is a next page.',
  }),
}

/** Properties of a list. Whether it is paginated is not documented. */
export const pagedList = (items: string) => ({
  items,
  pagination: 'Pagination of the list, if it is paginated.',
})
