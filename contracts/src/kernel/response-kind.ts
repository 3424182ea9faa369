import type { SchemaDef } from './def.ts'
import { schemaDefOf } from './def.ts'
import { isRecord } from './envelope.ts'
import type { Schema } from './schema.ts'

/**
 * Returns whether a value has the kind of its schema: an object, an array or a scalar. Fields and
 * items are not checked.
 */
export const isPromisedKind = (schema: Schema, value: unknown): boolean => {
  const def = schemaDefOf(schema)
  if (def.type === 'optional' && value === undefined) return true
  if (def.type === 'nullable' && value === null) return true
  return kindChecks[def.type]?.(def, value) ?? (value !== undefined && value !== null)
}

/** Returns whether an object schema has a field of this name. */
export const hasField = (schema: Schema, name: string): boolean => {
  const { shape } = schemaDefOf(schema)
  return !!shape && Object.hasOwn(shape, name)
}

/** Whether a value has any field that a schema of an object names. A schema of no fields has them all. */
export const hasAnyField = (schema: Schema, value: Readonly<Record<string, unknown>>): boolean => {
  const { innerType, options, shape } = schemaDefOf(schema)
  if (options) return options.some((option) => hasAnyField(option, value))
  if (innerType) return hasAnyField(innerType, value)
  const names = Object.keys(shape ?? {})
  return !names.length || names.some((name) => value[name] !== undefined)
}

const inner = ({ innerType }: SchemaDef, value: unknown): boolean =>
  isPromisedKind(innerType, value)

const kindChecks: Readonly<Record<string, (def: SchemaDef, value: unknown) => boolean>> = {
  optional: inner,
  nullable: inner,
  object: (_, value) => isRecord(value),
  record: (_, value) => isRecord(value),
  array: (_, value) => Array.isArray(value),
  unknown: (_, value) => value !== undefined,
  union: ({ options }, value) => options.some((option) => isPromisedKind(option, value)),
}
