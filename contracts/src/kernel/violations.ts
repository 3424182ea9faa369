import type { CheckDef, SchemaDef } from './def.ts'
import { schemaDefOf } from './def.ts'
import type { Path, ValueEdit } from './edit-value.ts'
import { editValue } from './edit-value.ts'
import { isRecord } from './envelope.ts'
import type { Schema } from './schema.ts'
import { validate } from './validate.ts'

/** A value that breaks a contract in one place. */
export interface Violation {
  /** What is wrong and where, such as `plugins.0.name is a number`. */
  readonly name: string
  /** The place, as `explain` names it. */
  readonly path: string
  readonly value: unknown
}

/**
 * A value of a schema, broken in each way that the schema forbids: a field that is required and
 * left out, one that is null where it may not be, one of the wrong type, one past its bounds. A
 * field that the value does not have is broken all the same.
 */
export const violations = (schema: Schema, value: unknown): Violation[] =>
  violationsAt(schema, value, []).map((change) => ({
    name: `${change.path.join('.') || 'the whole'} ${change.name}`,
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
  const wrong = invalidSamplesByType[def.type]
  if (!wrong) throw new Error(`Nobody knows what breaks ${def.type}: teach it to violate.ts first.`)
  const fractionSample: InvalidSample = ['is no whole number', 1.5]
  const outOfBounds = (def.checks ?? []).flatMap(({ _zod }) => boundViolations(def, _zod.def))
  return [
    ...[...wrong, ...(def.format === 'safeint' ? [fractionSample] : []), ...outOfBounds].map(
      ([name, set]) => ({ name, path, set }),
    ),
    ...nestedViolations(def, value, path),
  ]
}

/** What no member of a union takes. What is wrong inside one of them is reported of the whole. */
const unionViolations = (schema: Schema, path: Path): ValueEdit[] =>
  [aNumber, stringSample, arraySample]
    .filter(([, set]) => !validate(schema, set))
    .map(([name, set]) => ({ name, path, set }))

type InvalidSample = readonly [name: string, value: unknown]

const aNumber: InvalidSample = ['is a number', 7]
const stringSample: InvalidSample = ['is a text', 'text']
const arraySample: InvalidSample = ['is a list', []]
const anObject: InvalidSample = ['is an object', {}]

const invalidSamplesByType: Readonly<Record<string, readonly InvalidSample[]>> = {
  string: [aNumber, anObject],
  number: [stringSample, anObject],
  boolean: [stringSample, aNumber],
  literal: [stringSample, aNumber],
  enum: [aNumber, ['is none of the values', 'none_of_the_values']],
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
      return [['is too big', value + 1]]
    // A rule for texts is one about addresses; one for objects is broken where it is written.
    case 'custom':
      return def.type === 'string' ? [['is no address', 'no address']] : []
    default:
      throw new Error(`Nobody knows what breaks ${check}: teach it to violate.ts first.`)
  }
}

/** What is wrong further in. The first entry of a list or a record stands for all. */
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
    const leftOut = validate(field, undefined) ? [] : [{ name: 'is left out', path: at }]
    return [...leftOut, ...violationsAt(field, value[key], at)]
  })
}
