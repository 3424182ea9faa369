import * as z from 'zod/mini'
import type { Provenance } from '../kernel/index.ts'
import type { PropertyDocs, SchemaDocs } from './docs.ts'
import type { JsonSchema } from './json-schema.ts'
import { createRef } from './json-schema.ts'
import { simplifySchema } from './simplify-schema.ts'

/**
 * Converts named schemas to JSON Schema with descriptions and provenance. Uses of a named schema
 * become references.
 */
export const namedSchemas = (
  docs: Readonly<Record<string, SchemaDocs>>,
): Record<string, JsonSchema> => {
  const named = z.registry<{ id: string }>()
  for (const [id, { schema }] of Object.entries(docs)) named.add(schema as z.core.$ZodType, { id })
  const { schemas } = z.toJSONSchema(named, {
    io: 'input',
    uri: (id) => createRef('schemas', id).$ref,
    override: ({ zodSchema, jsonSchema }) => {
      if ('unit' in zodSchema) Object.assign(jsonSchema, { 'x-unit': zodSchema.unit })
      if ('extensible' in zodSchema) Object.assign(jsonSchema, { 'x-extensible': true })
      if (!('known' in zodSchema)) return
      const { type, ...rest } = jsonSchema
      for (const key of Object.keys(jsonSchema)) delete jsonSchema[key]
      const known = { type: 'string', enum: [...(zodSchema.known as string[])] }
      Object.assign(jsonSchema, rest, { anyOf: [known, { type }] })
    },
  })
  return Object.fromEntries(
    Object.entries(docs).map(([name, description]) => [name, describe(schemas[name], description)]),
  )
}

const describe = (schema: unknown, { description, source, properties }: SchemaDocs): JsonSchema => {
  const { $schema, $id, ...json } = schema as JsonSchema & { $schema: string; $id: string }
  const { properties: shape, ...rest } = simplifySchema(json)
  const described: JsonSchema = { description: description, 'x-source': source, ...rest }
  if (shape) {
    described.properties = Object.fromEntries(
      Object.entries(shape).map(([name, property]) => [
        name,
        describeProperty(property, properties[name], source),
      ]),
    )
  }
  return described
}

const describeProperty = (
  schema: JsonSchema,
  docs: PropertyDocs | undefined,
  parentSource: Provenance,
): JsonSchema => {
  if (!docs) return schema
  const { description, source, format, defaultSource } = docs
  return {
    description: description,
    ...schema,
    ...(format && { format }),
    // As an extension: generated clients take a field with the keyword `default` as always there.
    ...('default' in docs && { 'x-default': docs.default }),
    ...(defaultSource && { 'x-default-source': defaultSource }),
    ...(source && source !== parentSource && { 'x-source': source }),
  }
}
