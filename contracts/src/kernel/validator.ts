import { toRule } from './constraints.ts'
import type { Issue, SchemaDef } from './def.ts'
import { schemaDefOf } from './def.ts'
import { isRecord } from './envelope.ts'
import { lookUp } from './look-up.ts'
import type { Schema } from './schema.ts'

type Validator = (value: unknown) => boolean

/** A schema with what its check needs. */
interface CompiledSchema {
  /** The type of the schema, without what may be null or missing. Empty if there are checks besides the type. */
  readonly type: string
  readonly nullable: boolean
  readonly optional: boolean
  /** Validates the values that `accepts` does not decide. */
  readonly validate: Validator
  /** Of a schema with checks: returns the problems that they find, or undefined for a value of another type. */
  readonly findIssues?: ((value: unknown) => readonly Issue[] | undefined) | undefined
}

const cache = new WeakMap<Schema, CompiledSchema>()

/** Returns a compiled schema. It is compiled on first use, so that unused schemas cost nothing. */
export const compiledSchema = (schema: Schema): CompiledSchema => {
  const compiled = cache.get(schema) ?? compile(schemaDefOf(schema))
  cache.set(schema, compiled)
  return compiled
}

/**
 * Returns whether a value matches a schema. Most fields of a response are valid by their type alone.
 * Engines inline these comparisons, while a call of `validate` costs as much as several of them.
 */
export const accepts = (schema: CompiledSchema, value: unknown): boolean =>
  (typeof value === 'string' && schema.type === 'string') ||
  // Of other numbers, some are neither integers nor finite.
  (typeof value === 'number' && schema.type === 'number' && value === (value | 0)) ||
  (value === null && schema.nullable) ||
  (typeof value === 'boolean' && schema.type === 'boolean') ||
  (value === undefined && schema.optional) ||
  schema.validate(value)

const compile = (def: SchemaDef): CompiledSchema => {
  const { type, format = type, innerType, checks, validatedAs } = def
  if (validatedAs) return compiledSchema(validatedAs)
  const plain =
    type === 'optional' || type === 'nullable'
      ? { ...compiledSchema(innerType), findIssues: undefined, [type]: true }
      : { type, nullable: false, optional: false, validate: lookUp(compilers, format)(def) }
  if (!checks?.length) return plain
  const rules = checks.map(toRule)
  const findIssues = (value: unknown): Issue[] | undefined => {
    if (!accepts(plain, value)) return undefined
    const issues: Issue[] = []
    for (const rule of rules) rule({ value, issues })
    return issues
  }
  return {
    type: '',
    nullable: false,
    optional: false,
    validate: (value) => findIssues(value)?.length === 0,
    findIssues,
  }
}

/** Of types that `accepts` decides. */
const rejectAll = (): Validator => () => false

const oneOf =
  (values: readonly unknown[]): Validator =>
  (value) =>
    values.includes(value)

// Runs for every response: creates no closures for valid values.
const compilers: Readonly<Record<string, (def: SchemaDef) => Validator>> = {
  string: rejectAll,
  boolean: rejectAll,
  number: () => Number.isFinite,
  safeint: () => Number.isSafeInteger,
  unknown: () => (value) => value !== undefined,
  literal: ({ values }) => oneOf(values),
  enum: ({ entries }) => oneOf(Object.values(entries)),
  array: ({ element }) => {
    const item = compiledSchema(element)
    return (value) => {
      if (!Array.isArray(value)) return false
      for (const part of value) if (!accepts(item, part)) return false
      return true
    }
  },
  record: ({ valueType }) => {
    const item = compiledSchema(valueType)
    return (value) => isRecord(value) && Object.values(value).every((part) => accepts(item, part))
  },
  union: ({ options }) => {
    const compiled = options.map(compiledSchema)
    return (value) => compiled.some((option) => accepts(option, value))
  },
  object: ({ shape }) => {
    let fields: ReadonlyMap<string, Field> | undefined
    let required = 0
    // The fields in the order of the last value: most values of a schema have the same order.
    const order: Field[] = []
    const compileFields = (): ReadonlyMap<string, Field> =>
      new Map(
        Object.entries(shape).map(([key, field]) => {
          const schema = compiledSchema(field)
          const isRequired = schema.optional ? 0 : 1
          required += isRequired
          return [key, { key, schema, isRequired }]
        }),
      )
    return (value) => {
      if (!isRecord(value)) return false
      // Compiled on first use, so that a schema may contain itself.
      fields ??= compileFields()
      let position = 0
      let found = 0
      // Faster than reading each field of the schema, as engines know where the fields of a value are.
      for (const key in value) {
        let field = order[position]
        if (field?.key !== key) {
          field = fields.get(key)
          if (!field) continue
          order[position] = field
        }
        position++
        if (!accepts(field.schema, value[key])) return false
        found += field.isRequired
      }
      return found === required || hasRequired(fields, value)
    }
  },
}

/** A field of an object. */
interface Field {
  readonly key: string
  readonly schema: CompiledSchema
  /** 1 if the field is required, else 0. */
  readonly isRequired: number
}

/** Whether an object has the required fields, of which it may inherit some. */
const hasRequired = (
  fields: ReadonlyMap<string, Field>,
  value: Readonly<Record<string, unknown>>,
): boolean =>
  [...fields.values()].every(({ key, schema }) => schema.optional || accepts(schema, value[key]))
