import type { Pagination } from '@molt-sdk/contracts/moltify/types'
import { validationFailed } from './errors.ts'
import type { State } from './state.ts'

const maxLimit = 100

interface PageQuery {
  readonly page?: number | undefined
  readonly limit?: number | undefined
}

/** One page of a list. */
export const paginate = <T>(
  { settings }: State,
  all: readonly T[],
  { page = 1, limit = 20 }: PageQuery,
): { readonly items: T[]; readonly pagination: Pagination } => {
  // The contract knows this bound for the search alone.
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

/** Refuses a filter with a value that does not exist, unless it is assumed to find nothing. */
export const validateFilter = (
  { settings }: State,
  field: string,
  value: string | undefined,
  known: readonly string[],
): void => {
  const { unknownFilter } = settings.assumptions
  if (value === undefined || known.includes(value) || unknownFilter === 'empty') return
  const expected = known.map((each) => `'${each}'`).join(' | ')
  throw validationFailed({
    [field]: [`Invalid enum value. Expected ${expected}, received '${value}'`],
  })
}
