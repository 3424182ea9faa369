import { schemaDefOf } from './def.ts'
import { isRecord } from './envelope.ts'
import type { Schema } from './schema.ts'
import { validate } from './validate.ts'

/**
 * Returns whether a value has the kind of its schema: an object, an array or a scalar. Fields and
 * items are not checked.
 */
export const isPromisedKind = (schema: Schema, value: unknown): boolean => {
  if (value === undefined || value === null) return validate(schema, value)
  const { innerType, options, element, shape, valueType } = schemaDefOf(schema)
  if (innerType) return isPromisedKind(innerType, value)
  if (options) return options.some((option) => isPromisedKind(option, value))
  if (element) return Array.isArray(value)
  return (shape ?? valueType) ? isRecord(value) : true
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
