import { describeObject } from '../openapi/index.ts'
import * as pages from './pages.ts'

export const pageSchemas = {
  Pagination: describeObject(pages.Pagination, 'reference', 'Where a page stands in its list.', {
    page: 'Number of this page, counted from 1.',
    limit: 'How many entries a full page holds.',
    total: 'How many entries there are on all pages.',
    totalPages: 'How many pages there are.',
    hasMore: 'Whether there is a page after this one.',
  }),
}

/** The properties of a list of which no document shows whether it comes in pages. */
export const pagedList = (items: string) => ({
  items,
  pagination: 'Where this page stands, if there are pages.',
})
