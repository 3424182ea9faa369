import type { Change, Path } from './changed.ts'
import { changed } from './changed.ts'
import type { Def, RuleDef } from './def.ts'
import { defOf } from './def.ts'
import { isRecord } from './envelope.ts'
import { matches } from './matches.ts'
import type { Schema } from './schema.ts'

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
  breaksAt(schema, value, []).map((change) => ({
    name: `${change.path.join('.') || 'the whole'} ${change.name}`,
    path: change.path.join('.'),
    value: changed(value, change.path, change),
  }))

const breaksAt = (schema: Schema, value: unknown, path: Path): Change[] => [
  ...(matches(schema, null) ? [] : [{ name: 'is null', path, set: null }]),
  ...unfit(schema, value, path),
]

const unfit = (schema: Schema, value: unknown, path: Path): Change[] => {
  const def = defOf(schema)
  if (def.type === 'optional' || def.type === 'nullable') return unfit(def.innerType, value, path)
  if (def.type === 'union') return unfitForAll(schema, path)
  const wrong = wrongTypes[def.type]
  if (!wrong) throw new Error(`Nobody knows what breaks ${def.type}: teach it to violate.ts first.`)
  const uneven: Wrong = ['is no whole number', 1.5]
  const outOfBounds = (def.checks ?? []).flatMap(({ _zod }) => pastBound(def, _zod.def))
  return [
    ...[...wrong, ...(def.format === 'safeint' ? [uneven] : []), ...outOfBounds].map(
      ([name, set]) => ({ name, path, set }),
    ),
    ...inside(def, value, path),
  ]
}

/** What no member of a union takes. What is wrong inside one of them is reported of the whole. */
const unfitForAll = (schema: Schema, path: Path): Change[] =>
  [aNumber, aText, aList]
    .filter(([, set]) => !matches(schema, set))
    .map(([name, set]) => ({ name, path, set }))

type Wrong = readonly [name: string, value: unknown]

const aNumber: Wrong = ['is a number', 7]
const aText: Wrong = ['is a text', 'text']
const aList: Wrong = ['is a list', []]
const anObject: Wrong = ['is an object', {}]

const wrongTypes: Readonly<Record<string, readonly Wrong[]>> = {
  string: [aNumber, anObject],
  number: [aText, anObject],
  boolean: [aText, aNumber],
  literal: [aText, aNumber],
  enum: [aNumber, ['is none of the values', 'none_of_the_values']],
  array: [aText, anObject],
  record: [aText, aList],
  object: [aText, aList],
  unknown: [],
}

const pastBound = (def: Def, { check, minimum, maximum, value }: RuleDef): readonly Wrong[] => {
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
const inside = (def: Def, value: unknown, path: Path): Change[] => {
  if (def.type === 'array' && Array.isArray(value) && value.length) {
    return breaksAt(def.element, value[0], [...path, 0])
  }
  if (!isRecord(value)) return []
  if (def.type === 'record') {
    const [key] = Object.keys(value)
    return key === undefined ? [] : breaksAt(def.valueType, value[key], [...path, key])
  }
  return Object.entries(def.shape ?? {}).flatMap(([key, field]) => {
    const at = [...path, key]
    const leftOut = matches(field, undefined) ? [] : [{ name: 'is left out', path: at }]
    return [...leftOut, ...breaksAt(field, value[key], at)]
  })
}
