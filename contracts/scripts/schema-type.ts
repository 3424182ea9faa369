import type { SchemaDef } from '../src/kernel/def.ts'
import { schemaDefOf } from '../src/kernel/def.ts'
import type { Schema } from '../src/kernel/index.ts'

/**
 * Formats the zod type of a schema. Only types of the oldest zod that the clients support are used: what
 * TypeScript infers has names of the newest. Named schemas are written as `typeof Name`.
 *
 * @param isRequest whether its arrays accept readonly ones
 */
export const schemaType = (
  schema: Schema,
  nameOf: (schema: Schema) => string | undefined,
  isRequest = false,
): string => {
  const arrayType = isRequest ? 'InputArraySchema' : 'z.ZodMiniArray'
  const inner = (one: Schema): string => {
    const name = nameOf(one)
    return name === undefined ? format(one, inner, arrayType) : `typeof ${name}`
  }
  return isEmptyResponse(schemaDefOf(schema))
    ? 'z.ZodMiniType<void, void>'
    : format(schema, inner, arrayType)
}

const format = (schema: Schema, inner: (schema: Schema) => string, arrayType: string): string => {
  const def = schemaDefOf(schema)
  if ('unit' in schema) return 'CentsSchema'
  if ('known' in schema) return `OpenEnumSchema<${union(schema.known as string[])}>`
  switch (def.type) {
    case 'string':
      return 'z.ZodMiniString<string>'
    case 'boolean':
      return 'z.ZodMiniBoolean<boolean>'
    case 'number':
      return def.format ? 'z.ZodMiniNumberFormat' : 'z.ZodMiniNumber<number>'
    case 'unknown':
      return 'z.ZodMiniUnknown'
    case 'literal':
      return `z.ZodMiniLiteral<${union(def.values)}>`
    case 'enum':
      return `z.ZodMiniEnum<{ ${Object.entries(def.entries).map(entry).join('; ')} }>`
    case 'optional':
      return `z.ZodMiniOptional<${inner(def.innerType)}>`
    case 'nullable':
      return `z.ZodMiniNullable<${inner(def.innerType)}>`
    case 'array':
      return `${arrayType}<${inner(def.element)}>`
    case 'record':
      return `z.ZodMiniRecord<${inner(def.keyType)}, ${inner(def.valueType)}>`
    case 'union':
      return `z.ZodMiniUnion<readonly [${def.options.map(inner).join(', ')}]>`
    case 'object':
      return objectType(schema, def, inner)
    default:
      throw new Error(`Add the type of ${def.type} to schema-type.ts.`)
  }
}

/** A response of which nothing is promised, not even a body. */
const isEmptyResponse = ({ type, innerType }: SchemaDef): boolean =>
  type === 'optional' && schemaDefOf(innerType).type === 'unknown'

const objectType = (schema: Schema, { shape }: SchemaDef, inner: (schema: Schema) => string) => {
  const fields = Object.entries(shape).map(([key, field]) => `  ${key}: ${inner(field)}\n`)
  const config = 'extensible' in schema ? 'z.core.$loose' : 'z.core.$strip'
  return `z.ZodMiniObject<{\n${fields.join('')}}, ${config}>`
}

const union = (values: readonly unknown[]): string => values.map(literal).join(' | ')

const entry = ([key, value]: readonly [string, unknown]): string =>
  `${/^\w+$/.test(key) ? key : literal(key)}: ${literal(value)}`

const literal = (value: unknown): string =>
  typeof value === 'string' ? `'${value}'` : JSON.stringify(value)
