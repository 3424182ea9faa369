import { isRecord } from '@molt-sdk/contracts/kernel'
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
  const { items = [], pagination } = value as { items?: readonly unknown[]; pagination?: unknown }
  const hasPages = parameters.some(({ name }) => name === 'page')
  const next = hasPages && hasMore(pagination) && { page: Number(input['page'] ?? 1) + 1 }
  return {
    items: items.map((item) => compact(fields ? pick(item, fields) : item) ?? {}),
    ...(next && { next }),
  }
}

const asObject = (value: unknown): Data =>
  isRecord(value) && !Array.isArray(value) ? value : value === undefined ? { ok: true } : { value }

const hasMore = (pagination: unknown): boolean => {
  const { hasMore: more, currentPage, totalPages } = Object(pagination) as Data
  return more === true || Number(currentPage) < Number(totalPages)
}

const pick = (item: unknown, fields: readonly string[]): unknown =>
  isRecord(item) ? Object.fromEntries(fields.map((name) => [name, item[name]])) : item
