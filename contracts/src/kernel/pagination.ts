import { isRecord } from './envelope.ts'

type Data = Readonly<Record<string, unknown>>

/** How a page is read, and how the next one is requested. */
export interface PaginationStrategy {
  /** Keys that may contain the items, the documented one first. */
  readonly items: readonly [string, ...string[]]
  /** Key of the pagination object. */
  readonly pagination?: string
  /** Set if the documented response is a bare array. */
  readonly bareArray?: true
  /** Returns the query of the next page, or `undefined` after the last one. */
  next(data: Data, query: Data): Data | undefined
}

/**
 * Pages counted from 1. The last page is known from the page count. Without a page count, the last
 * page is the first empty one.
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

/** Pages counted from 1, as long as each states that there are more. A page without that field is the last. */
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

/** A bare array with all items. */
export const unpaginatedArray = <const Items extends readonly [string, ...string[]]>(
  items: Items,
): PaginationStrategy & { readonly items: Items; readonly bareArray: true } => ({
  items,
  bareArray: true,
  next: () => undefined,
})

/** Moves the items to the key of the contract, whichever key the server used. */
export const normalizeItems = (paging: PaginationStrategy, data: unknown): unknown => {
  const [name, ...others] = paging.items
  if (Array.isArray(data)) return { [name]: data }
  if (!isRecord(data) || data[name] !== undefined) return data
  const other = others.find((key) => Array.isArray(data[key]))
  return other ? { ...data, [name]: data[other] } : data
}
