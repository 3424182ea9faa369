import type { CatalogueOperation } from '../catalogue/catalogue.ts'
import type { JsonSchema } from '../catalogue/json-schema.ts'

/**
 * Creates the schema of a tool's result. Nothing is required, and every property may have other fields:
 * a platform may add to its responses, and results are shortened.
 */
export const outputSchema = (
  { items, result }: CatalogueOperation,
  fields: readonly string[] | undefined,
): JsonSchema => {
  if (items === undefined) return { type: 'object', ...loosen(result) }
  return {
    type: 'object',
    properties: {
      items: { type: 'array', items: loosen(pick(result, fields)) },
      next: { type: 'object', description: 'Inputs of the next page. Missing on the last one.' },
      note: { type: 'string' },
    },
  }
}

const pick = (schema: JsonSchema, fields: readonly string[] | undefined): JsonSchema =>
  fields && schema.properties
    ? {
        ...schema,
        properties: Object.fromEntries(
          Object.entries(schema.properties).filter(([name]) => fields.includes(name)),
        ),
      }
    : schema

const loosen = ({ type, anyOf, properties, items }: JsonSchema): JsonSchema => {
  const [only, ...others] = (anyOf ?? []).filter((member) => member.type !== 'null').map(loosen)
  if (only && others.length === 0) return only
  const [single, ...more] = types(type).filter((name) => name !== 'null')
  const names = types(anyOf?.flatMap((member) => member.type) as readonly string[] | undefined)
  const own = single !== undefined && more.length === 0 ? single : undefined
  const kind = own ?? (new Set(names).size === 1 ? names[0] : undefined)
  return {
    ...(kind !== undefined && { type: kind }),
    ...(properties && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([name, property]) => [name, loosen(property)]),
      ),
    }),
    ...(items && { items: loosen(items) }),
  }
}

const types = (type: JsonSchema['type']): readonly string[] =>
  type === undefined ? [] : typeof type === 'string' ? [type] : type
