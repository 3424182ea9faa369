import type { Pagination } from '@molt-sdk/contracts/moltify/types'
import { validationFailed } from './errors.ts'
import type { State } from './state.ts'

const maxLimit = 100

interface PageQuery {
  readonly page?: number | undefined
  readonly limit?: number | undefined
}

/** Returns one page of an array, with the pagination of the API. */
export const paginate = <T>(
  { settings }: State,
  all: readonly T[],
  { page = 1, limit = 20 }: PageQuery,
): { readonly items: T[]; readonly pagination: Pagination } => {
  // The contract has this maximum only for the search.
  if (limit > maxLimit) {
    throw validationFailed({ limit: [`Number must be less than or equal to ${maxLimit}`] })
  }
  const total = all.length
  const totalPages = Math.ceil(total / limit) || settings.assumptions.emptyTotalPages
  return {
    items: all.slice((page - 1) * limit, page * limit),
    pagination: { page, limit, total, totalPages, hasMore: page < totalPages },
  }
}

/** Throws `HttpError` for a filter with an unknown value, unless the assumption is an empty list. */
export const validateFilter = (
  { settings }: State,
  field: string,
  value: string | undefined,
  allowed: readonly string[],
): void => {
  const { unknownFilter } = settings.assumptions
  if (value === undefined || allowed.includes(value) || unknownFilter === 'empty') return
  const expected = allowed.map((name) => `'${name}'`).join(' | ')
  throw validationFailed({
    [field]: [`Invalid enum value. Expected ${expected}, received '${value}'`],
  })
}
