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

/** The kind of value under `optional` and `nullable`. */
const schemaTypeOf = (schema: Schema): string | undefined => {
  const { type, innerType } = defOf(schema)
  return innerType ? schemaTypeOf(innerType) : type
}

/** The field names that a schema knows. */
export const fieldNames = (schema: Schema): readonly string[] =>
  Object.keys(defOf(schema).shape ?? {})

/**
 * A query as the schema sees it: `'2'` where a number belongs becomes 2. What can't be read stays
 * as it was sent, so that the check names it.
 */
export const coerceQuery = (schema: Schema, sent: URLSearchParams): Record<string, unknown> => {
  const values: Record<string, unknown> = {}
  for (const [field, fieldSchema] of Object.entries(defOf(schema).shape ?? {})) {
    const all = sent.getAll(field)
    if (all.length) values[field] = readValue(schemaTypeOf(fieldSchema), all)
  }
  return values
}

const readValue = (kind: string | undefined, all: readonly string[]): unknown => {
  if (kind === 'array') return all
  const [text = ''] = all
  if (all.length > 1) return all
  if (kind === 'number' && text.trim() && Number.isFinite(Number(text))) return Number(text)
  if (kind === 'boolean' && (text === 'true' || text === 'false')) return text === 'true'
  return text
}
