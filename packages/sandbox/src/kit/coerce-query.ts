import type { Schema } from '@molt-sdk/contracts/kernel'
import { isRecord } from '@molt-sdk/contracts/kernel'

interface Def {
  readonly type?: string
  readonly innerType?: Schema
  readonly shape?: Readonly<Record<string, Schema>>
}

const defOf = (schema: Schema): Def => {
  const { def } = schema._zod as { readonly def?: unknown }
  return isRecord(def) ? def : {}
}

/** Returns the type of a schema without `optional` and `nullable`. */
const schemaTypeOf = (schema: Schema): string | undefined => {
  const { type, innerType } = defOf(schema)
  return innerType ? schemaTypeOf(innerType) : type
}

/** Returns the field names of an object schema. */
export const fieldNames = (schema: Schema): readonly string[] =>
  Object.keys(defOf(schema).shape ?? {})

/**
 * Converts query parameters to the types of the schema: `'2'` becomes 2 for a number. A value that
 * cannot be converted stays a string, so that the validation error names it.
 */
export const coerceQuery = (schema: Schema, sent: URLSearchParams): Record<string, unknown> => {
  const values: Record<string, unknown> = {}
  for (const [field, fieldSchema] of Object.entries(defOf(schema).shape ?? {})) {
    const all = sent.getAll(field)
    if (all.length) values[field] = readValue(schemaTypeOf(fieldSchema), all)
  }
  return values
}

const readValue = (type: string | undefined, all: readonly string[]): unknown => {
  if (type === 'array') return all
  const [text = ''] = all
  if (all.length > 1) return all
  if (type === 'number' && text.trim() && Number.isFinite(Number(text))) return Number(text)
  if (type === 'boolean' && (text === 'true' || text === 'false')) return text === 'true'
  return text
}

/** Truncates the named numbers of a query to integers and moves them into their range. */
export const clampNumbers = (
  query: Readonly<Record<string, unknown>>,
  ranges: Readonly<Record<string, readonly [min: number, max: number]>>,
): Readonly<Record<string, unknown>> => {
  const clamped = { ...query }
  for (const [field, [min, max]] of Object.entries(ranges)) {
    const value = query[field]
    if (typeof value === 'number') clamped[field] = Math.min(max, Math.max(min, Math.trunc(value)))
  }
  return clamped
}
