import type { JsonSchema } from '../../contracts/src/openapi/index.ts'
import { namedSchemas } from '../../contracts/src/openapi/index.ts'

type Docs = Parameters<typeof namedSchemas>[0]

/** Returns the named schemas of an API with every reference replaced by what it refers to. */
export function resolvedSchemas({ schemas }: { schemas: Docs }): Record<string, JsonSchema> {
  const named = namedSchemas(schemas)
  const resolve = (schema: JsonSchema): JsonSchema => {
    const { $ref, ...own } = schema
    const target =
      $ref === undefined ? {} : resolve(named[$ref.slice($ref.lastIndexOf('/') + 1)] ?? {})
    const merged = { ...target, ...own }
    return {
      ...merged,
      ...(merged.anyOf && { anyOf: merged.anyOf.map(resolve) }),
      ...(merged.items && { items: resolve(merged.items) }),
      ...(merged.properties && { properties: mapValues(merged.properties, resolve) }),
      ...(typeof merged.additionalProperties === 'object' && {
        additionalProperties: resolve(merged.additionalProperties),
      }),
    }
  }
  return mapValues(named, resolve)
}

const mapValues = <Value>(
  record: Readonly<Record<string, Value>>,
  map: (value: Value) => Value,
): Record<string, Value> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]))
