import type { JsonSchema } from './json-schema.ts'
import { mapValues } from './json-schema.ts'

/** Simplifies a schema that zod generated. */
export const simplifySchema = (schema: JsonSchema): JsonSchema => {
  const { propertyNames: _keysAreStrings, ...json } = schema as JsonSchema & {
    propertyNames?: unknown
  }
  if (json.minimum === Number.MIN_SAFE_INTEGER) delete json.minimum
  if (json.maximum === Number.MAX_SAFE_INTEGER) delete json.maximum
  if (json.items) json.items = simplifySchema(json.items)
  if (json.properties) json.properties = mapValues(json.properties, simplifySchema)
  if (typeof json.additionalProperties === 'object') {
    const values = simplifySchema(json.additionalProperties)
    json.additionalProperties = Object.keys(values).length ? values : true
  }
  return json.anyOf
    ? simplifyUnion(json, json.anyOf.map(simplifySchema).flatMap(flattenUnion))
    : json
}

const flattenUnion = (schema: JsonSchema): JsonSchema[] =>
  Object.keys(schema).length === 1 && schema.anyOf ? schema.anyOf : [schema]

/** Writes a nullable type as an array of two types. */
const simplifyUnion = (json: JsonSchema, anyOf: JsonSchema[]): JsonSchema => {
  const [first, second] = anyOf
  const { anyOf: _replaced, ...rest } = json
  return anyOf.length === 2 &&
    second?.type === 'null' &&
    typeof first?.type === 'string' &&
    !first.enum
    ? { ...rest, ...first, type: [first.type, 'null'] }
    : { ...rest, anyOf }
}
