import type { CheckDef, SchemaDef } from './def.ts'
import { schemaDefOf } from './def.ts'
import type { Path, ValueEdit } from './edit-value.ts'
import { editValue } from './edit-value.ts'
import { isRecord } from './envelope.ts'
import type { Schema } from './schema.ts'
import { validate } from './validate.ts'

/** A value that violates a contract in one place. */
export interface Violation {
  /** The violation and its path, such as `plugins.0.name is a number`. */
  readonly name: string
  /** The path, as in `explainErrors`. */
  readonly path: string
  readonly value: unknown
}

/**
 * Returns a value with each violation of the schema: a missing required field, a null that is not
 * allowed, a wrong type, a value out of bounds. Fields that the value does not have are included.
 */
export const violations = (schema: Schema, value: unknown): Violation[] =>
  violationsAt(schema, value, []).map((change) => ({
    name: `${change.path.join('.') || 'the value'} ${change.name}`,
    path: change.path.join('.'),
    value: editValue(value, change.path, change),
  }))

const violationsAt = (schema: Schema, value: unknown, path: Path): ValueEdit[] => [
  ...(validate(schema, null) ? [] : [{ name: 'is null', path, set: null }]),
  ...typeViolations(schema, value, path),
]

const typeViolations = (schema: Schema, value: unknown, path: Path): ValueEdit[] => {
  const def = schemaDefOf(schema)
  if (def.type === 'optional' || def.type === 'nullable')
    return typeViolations(def.innerType, value, path)
  if (def.type === 'union') return unionViolations(schema, path)
  const invalidSamples = invalidSamplesByType[def.type]
  if (!invalidSamples)
    throw new Error(
      `No invalid value is defined for schema type ${def.type}; add one in violations.ts.`,
    )
  const fractionSample: InvalidSample = ['is not an integer', 1.5]
  const outOfBounds = (def.checks ?? []).flatMap(({ _zod }) => boundViolations(def, _zod.def))
  return [
    ...[
      ...invalidSamples,
      ...(def.format === 'safeint' ? [fractionSample] : []),
      ...outOfBounds,
    ].map(([name, set]) => ({ name, path, set })),
    ...nestedViolations(def, value, path),
  ]
}

/** Values that no member of a union accepts. Problems inside a member are reported at the union's path. */
const unionViolations = (schema: Schema, path: Path): ValueEdit[] =>
  [aNumber, stringSample, arraySample]
    .filter(([, set]) => !validate(schema, set))
    .map(([name, set]) => ({ name, path, set }))

type InvalidSample = readonly [name: string, value: unknown]

const aNumber: InvalidSample = ['is a number', 7]
const stringSample: InvalidSample = ['is a string', 'text']
const arraySample: InvalidSample = ['is an array', []]
const anObject: InvalidSample = ['is an object', {}]

const invalidSamplesByType: Readonly<Record<string, readonly InvalidSample[]>> = {
  string: [aNumber, anObject],
  number: [stringSample, anObject],
  boolean: [stringSample, aNumber],
  literal: [stringSample, aNumber],
  enum: [aNumber, ['is not an allowed value', 'none_of_the_values']],
  array: [stringSample, anObject],
  record: [stringSample, arraySample],
  object: [stringSample, arraySample],
  unknown: [],
}

const boundViolations = (
  def: SchemaDef,
  { check, minimum, maximum, value }: CheckDef,
): readonly InvalidSample[] => {
  const ofLength = (length: number): unknown =>
    def.type === 'array' ? new Array(length).fill('x') : 'x'.repeat(length)
  switch (check) {
    case 'min_length':
      return [['is too short', ofLength(minimum - 1)]]
    case 'max_length':
      return [['is too long', ofLength(maximum + 1)]]
    case 'greater_than':
      return [['is too small', value - 1]]
    case 'less_than':
      return [['is too large', value + 1]]
    // The only custom check of strings is the one of URLs. Custom checks of objects have their own tests.
    case 'custom':
      return def.type === 'string' ? [['is not a URL', 'not a URL']] : []
    default:
      throw new Error(`No invalid value is defined for check ${check}; add one in violations.ts.`)
  }
}

/** Violations in nested values. Only the first item of an array or record is changed. */
const nestedViolations = (def: SchemaDef, value: unknown, path: Path): ValueEdit[] => {
  if (def.type === 'array' && Array.isArray(value) && value.length) {
    return violationsAt(def.element, value[0], [...path, 0])
  }
  if (!isRecord(value)) return []
  if (def.type === 'record') {
    const [key] = Object.keys(value)
    return key === undefined ? [] : violationsAt(def.valueType, value[key], [...path, key])
  }
  return Object.entries(def.shape ?? {}).flatMap(([key, field]) => {
    const at = [...path, key]
    const leftOut = validate(field, undefined) ? [] : [{ name: 'is missing', path: at }]
    return [...leftOut, ...violationsAt(field, value[key], at)]
  })
}
