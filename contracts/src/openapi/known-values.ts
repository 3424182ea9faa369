import { isRecord } from '../kernel/index.ts'
import { createRef } from './json-schema.ts'

const anyString = {
  description: 'Any string. Keeps generated types from reducing a union with it to `string`.',
  properties: { length: { type: 'integer' } },
}

/**
 * Rewrites a document for generators of TypeScript types. They write an open enum as
 * `'draft' | 'pending' | string`, which TypeScript reduces to `string`. From the rewritten document
 * they write `'draft' | 'pending' | (string & AnyString)`, which accepts the same values and keeps the
 * known ones in completion. Generators of validators and mocks misread it: `properties` says nothing
 * about strings, but they take it for an object.
 */
export const keepKnownValues = (document: unknown): unknown => {
  const openString = { allOf: [{ type: 'string' }, createRef('schemas', 'AnyString')] }
  const rewrite = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(rewrite)
    if (!isRecord(value)) return value
    const rewritten = Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [key, rewrite(inner)]),
    )
    return isOpenEnum(value)
      ? { ...rewritten, anyOf: value.anyOf.map((one) => (isPlainString(one) ? openString : one)) }
      : rewritten
  }
  const { components, ...rest } = rewrite(document) as { components: { schemas: object } }
  const schemas = { ...components.schemas, AnyString: anyString }
  return { ...rest, components: { ...components, schemas } }
}

const isOpenEnum = (schema: Record<string, unknown>): schema is { anyOf: unknown[] } => {
  const { anyOf } = schema
  return Array.isArray(anyOf) && anyOf.some(isPlainString) && anyOf.some((one) => 'enum' in one)
}

const isPlainString = (schema: unknown): boolean =>
  isRecord(schema) && schema['type'] === 'string' && Object.keys(schema).length === 1
