import * as z from 'zod/mini'
import type { Source } from '../kernel/index.ts'
import type { PropertyDocs, SchemaDocs } from './docs.ts'
import type { JsonSchema } from './json-schema.ts'
import { refTo } from './json-schema.ts'
import { tidy } from './tidy.ts'

/**
 * Named schemas as JSON Schema, descriptions and sources put in. A schema that has a name is
 * referred to by it wherever another one uses it.
 */
export const namedSchemas = (
  docs: Readonly<Record<string, SchemaDocs>>,
): Record<string, JsonSchema> => {
  const named = z.registry<{ id: string }>()
  for (const [id, { schema }] of Object.entries(docs)) named.add(schema as z.core.$ZodType, { id })
  const { schemas } = z.toJSONSchema(named, {
    io: 'input',
    uri: (id) => refTo('schemas', id).$ref,
    override: ({ zodSchema, jsonSchema }) => {
      if ('unit' in zodSchema) Object.assign(jsonSchema, { 'x-unit': zodSchema.unit })
      if (!('known' in zodSchema)) return
      const { type, ...rest } = jsonSchema
      for (const key of Object.keys(jsonSchema)) delete jsonSchema[key]
      const known = { type: 'string', enum: [...(zodSchema.known as string[])] }
      Object.assign(jsonSchema, rest, { anyOf: [known, { type }] })
    },
  })
  return Object.fromEntries(
    Object.entries(docs).map(([name, about]) => [name, describe(schemas[name], about)]),
  )
}

const describe = (schema: unknown, { about, source, properties }: SchemaDocs): JsonSchema => {
  const { $schema, $id, ...json } = schema as JsonSchema & { $schema: string; $id: string }
  const { properties: shape, ...rest } = tidy(json)
  const described: JsonSchema = { description: about, 'x-source': source, ...rest }
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
  around: Source,
): JsonSchema => {
  if (!docs) return schema
  const { about, source, format, defaultSource } = docs
  return {
    description: about,
    ...schema,
    ...(format && { format }),
    ...('default' in docs && { default: docs.default }),
    ...(defaultSource && { 'x-default-source': defaultSource }),
    ...(source && source !== around && { 'x-source': source }),
  }
}
