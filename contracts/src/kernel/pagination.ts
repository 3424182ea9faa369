import { isRecord } from './envelope.ts'

type Data = Readonly<Record<string, unknown>>

/** How a list answer is read, and what to ask for after it. */
export interface PaginationStrategy {
  /** Keys that may hold the items, the documented one first. */
  readonly items: readonly [string, ...string[]]
  /** The page's own account of itself, under the name the platform gives it. */
  readonly pagination?: string
  /** Set where the documented answer is the bare list, with no object around it. */
  readonly bareArray?: true
  /** The query of the next page, or `undefined` after the last. */
  next(data: Data, query: Data): Data | undefined
}

/**
 * Pages counted from 1. The total page count ends the walk; when the answer has none, only an
 * empty page does.
 */
export const pageNumberPagination = <const Items extends readonly [string, ...string[]]>(
  items: Items,
): PaginationStrategy & { readonly items: Items } => ({
  items,
  pagination: 'pagination',
  next(data, query) {
    const page = Number(query['page'] ?? 1)
    const last = (data['pagination'] as Data | null | undefined)?.['totalPages']
    const items = data[this.items[0]]
    const more = typeof last === 'number' ? page < last : Array.isArray(items) && items.length > 0
    return more ? { ...query, page: page + 1 } : undefined
  },
})

/** Pages counted from 1, for as long as each says that there are more. One that says nothing is all. */
export const hasMorePagination = <const Items extends readonly [string, ...string[]]>(
  items: Items,
): PaginationStrategy & { readonly items: Items } => ({
  items,
  pagination: 'pagination',
  next(data, query) {
    const page = Number(query['page'] ?? 1)
    const { hasMore, totalPages } = (data['pagination'] ?? {}) as Data
    const more =
      typeof hasMore === 'boolean' ? hasMore : typeof totalPages === 'number' && page < totalPages
    return more ? { ...query, page: page + 1 } : undefined
  },
})

/** A list that comes bare, and whole. */
export const unpaginatedArray = <const Items extends readonly [string, ...string[]]>(
  items: Items,
): PaginationStrategy & { readonly items: Items; readonly bareArray: true } => ({
  items,
  bareArray: true,
  next: () => undefined,
})

/** The items under the name that the contract gives them, whichever name the server used. */
export const normalizeItems = (paging: PaginationStrategy, data: unknown): unknown => {
  const [name, ...others] = paging.items
  if (Array.isArray(data)) return { [name]: data }
  if (!isRecord(data) || data[name] !== undefined) return data
  const other = others.find((key) => Array.isArray(data[key]))
  return other ? { ...data, [name]: data[other] } : data
}
