import { schemaDefOf } from './def.ts'
import type { Path, ValueEdit } from './edit-value.ts'
import { editValue } from './edit-value.ts'
import { isRecord } from './envelope.ts'
import type { Schema } from './schema.ts'
import { validate } from './validate.ts'

/** A response that a later version of the platform might send. */
export interface CompatibleChange {
  /** The change and its path, such as `agents.0.status has an unknown value`. */
  readonly name: string
  readonly value: unknown
}

/**
 * Returns a value with each change that must not break a caller: a field that is unknown,
 * an enum with an unknown value, which finds closed enums in responses, an optional field that is
 * null or missing.
 */
export const compatibleChanges = (schema: Schema, value: unknown): CompatibleChange[] =>
  compatibleChangesAt(schema, value, []).map((change) => ({
    name: `${change.path.join('.') || 'the response'} ${change.name}`,
    value: editValue(value, change.path, change),
  }))

const compatibleChangesAt = (schema: Schema, value: unknown, path: Path): ValueEdit[] => {
  const { type, innerType, element, valueType, shape, options } = schemaDefOf(schema)
  if ('known' in schema || type === 'enum')
    return [{ name: 'has an unknown value', path, set: 'value_not_known_yet' }]
  if (type === 'nullable') return value === null ? [] : compatibleChangesAt(innerType, value, path)
  if (type === 'optional') {
    const left = { name: 'is missing', path }
    const empty = { name: 'is null', path, set: null }
    return value === undefined
      ? [empty]
      : [left, empty, ...compatibleChangesAt(innerType, value, path)]
  }
  if (type === 'union') {
    const option = options.find((one) => validate(one, value))
    return option ? compatibleChangesAt(option, value, path) : []
  }
  if (type === 'array' && Array.isArray(value)) {
    return value.flatMap((item, at) => compatibleChangesAt(element, item, [...path, at]))
  }
  if (type === 'record' && isRecord(value)) {
    return Object.entries(value).flatMap(([key, one]) =>
      compatibleChangesAt(valueType, one, [...path, key]),
    )
  }
  if (type !== 'object' || !isRecord(value)) return []
  const unknown = { name: 'is an unknown field', path: [...path, 'addedLater'], set: { deep: [1] } }
  return [
    unknown,
    ...Object.entries(shape).flatMap(([key, field]) =>
      compatibleChangesAt(field, value[key], [...path, key]),
    ),
  ]
}
