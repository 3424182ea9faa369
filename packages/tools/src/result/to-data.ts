import { isRecord } from '@molt-sdk/contracts/kernel'
import { beforeCursorPagination } from '@molt-sdk/contracts/moltbotden/pages'
import type { CatalogueOperation, Input } from '../catalogue/catalogue.ts'
import { compact } from './compact.ts'

type Data = Readonly<Record<string, unknown>>

/** Turns what a client method returned into an object without empty fields. */
export const toData = (
  { items: list, parameters }: Pick<CatalogueOperation, 'items' | 'parameters'>,
  value: unknown,
  input: Input,
  fields: readonly string[] | undefined,
): Data => {
  if (list === undefined || !isRecord(value)) return asObject(compact(value))
  // A client method that is no iterable list returns the response as it is.
  const items = value['items'] ?? value[list]
  const next = nextPage(parameters, value, input)
  return {
    items: (Array.isArray(items) ? items : []).map(
      (item) => compact(fields ? pick(item, fields) : item) ?? {},
    ),
    ...(next && { next }),
  }
}

/** Returns the inputs that differ for the next page, if there is one. */
const nextPage = (
  parameters: CatalogueOperation['parameters'],
  value: Data,
  input: Input,
): Data | undefined => {
  const has = (wanted: string) => parameters.some(({ name }) => name === wanted)
  if (has('page') && hasMore(value['pagination'])) return { page: Number(input['page'] ?? 1) + 1 }
  return has('before') ? beforeCursorPagination.next(value, {}) : undefined
}

const asObject = (value: unknown): Data =>
  isRecord(value) && !Array.isArray(value) ? value : value === undefined ? { ok: true } : { value }

const hasMore = (pagination: unknown): boolean => {
  const { hasMore: more, currentPage, totalPages } = Object(pagination) as Data
  return more === true || Number(currentPage) < Number(totalPages)
}

const pick = (item: unknown, fields: readonly string[]): unknown =>
  isRecord(item) ? Object.fromEntries(fields.map((name) => [name, item[name]])) : item
