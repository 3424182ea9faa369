import type { Schema } from '@molt-sdk/contracts/kernel'
import { schemaDefOf } from '@molt-sdk/contracts/schema-def'
import { isStored, isTime } from '../scenario/stored.ts'
import type { JsonSchema } from './route-descriptions.ts'

/** Returns the JSON schema of a schema. Checks that JSON Schema cannot express are left out. */
export const jsonSchemaOf = (schema: Schema): JsonSchema => {
  if (isTime(schema)) return { type: 'string', format: 'date-time' }
  const def = schemaDefOf(schema)
  const { type, innerType, element, valueType, options, shape, values, entries, format } = def
  switch (type) {
    case 'optional':
      return jsonSchemaOf(innerType)
    case 'nullable':
      return { anyOf: [jsonSchemaOf(innerType), { type: 'null' }] }
    case 'array':
      return { type, items: jsonSchemaOf(element), ...boundsOf(schema, 'Items') }
    case 'record':
      return { type: 'object', additionalProperties: jsonSchemaOf(valueType) }
    case 'union':
      return { anyOf: options.map(jsonSchemaOf) }
    case 'literal':
      return { const: values[0] }
    case 'enum':
      return { enum: Object.values(entries) }
    case 'object': {
      const fields = Object.entries(shape)
      return {
        type,
        properties: Object.fromEntries(fields.map(([name, part]) => [name, jsonSchemaOf(part)])),
        required: fields.flatMap(([name, part]) =>
          schemaDefOf(part).type === 'optional' ? [] : [name],
        ),
        ...(isStored(schema) && { additionalProperties: false }),
      }
    }
    case 'unknown':
      return {}
    default:
      return { type: format === 'safeint' ? 'integer' : type, ...boundsOf(schema, 'Length') }
  }
}

/** Returns the bounds of a value, or of its length or its number of items. */
const boundsOf = (schema: Schema, unit: 'Items' | 'Length'): JsonSchema =>
  Object.assign(
    {},
    ...(schemaDefOf(schema).checks ?? []).map(({ _zod: { def } }): JsonSchema => {
      switch (def.check) {
        case 'min_length':
          return { [`min${unit}`]: def.minimum }
        case 'max_length':
          return { [`max${unit}`]: def.maximum }
        case 'greater_than':
          return { minimum: def.value }
        case 'less_than':
          return { maximum: def.value }
        default:
          return {}
      }
    }),
  )
