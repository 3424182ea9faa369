import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { apis } from '../../scripts/apis.ts'
import type { SchemaDef } from './def.ts'
import { schemaDefOf } from './def.ts'
import { nullish, openEnum } from './open-enum.ts'
import type { Schema } from './schema.ts'
import { validate } from './validate.ts'

const passesZod = (schema: Schema, value: unknown): boolean =>
  z.safeParse(schema as z.core.$ZodType, value).success

const absent = Symbol('absent')

/** Values of which most match a schema, and some do not, at any depth. */
const around = (schema: Schema): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 30, arbitrary: fitting(schema) }, { weight: 1, arbitrary: fc.jsonValue() })

const fitting = (schema: Schema): fc.Arbitrary<unknown> => {
  const def = schemaDefOf(schema)
  const { least, most } = boundsOf(def)
  switch (def.type) {
    case 'string':
      return fc.oneof(fc.string({ minLength: least, maxLength: Math.min(most, least + 60) }), urls)
    case 'boolean':
      return fc.boolean()
    case 'number':
      return fc.oneof(
        {
          weight: 6,
          arbitrary: fc.integer({ min: least - 1, max: Math.min(most, least + 1000) + 1 }),
        },
        fc.double(),
        fc.maxSafeInteger(),
      )
    case 'enum':
      return fc.constantFrom(...Object.values(def.entries))
    case 'literal':
      return fc.constantFrom(...def.values)
    case 'nullable':
      return fc.oneof(fc.constant(null), around(def.innerType))
    case 'optional':
      return fc.oneof(fc.constant(absent), around(def.innerType))
    case 'array':
      return fc.array(around(def.element), { minLength: least, maxLength: least + 2 })
    case 'record':
      return fc.dictionary(fc.string(), around(def.valueType), { maxKeys: 3 })
    case 'union':
      return fc.oneof(...def.options.map(around))
    case 'object': {
      const fields = Object.entries(def.shape).map(([key, field]) => [key, around(field)])
      const extra = fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 2 })
      return fc
        .tuple(extra, fc.record(Object.fromEntries(fields)))
        .chain(([unknown, known]) =>
          inAnyOrder(withoutAbsent({ ...unknown, ...(known as object) })),
        )
    }
    default:
      return fc.jsonValue()
  }
}

const urls = fc.constantFrom('https://a.example/b', 'http://a', 'ftp://a.example', 'no address')

/** Values within the constraints of a schema. */
const boundsOf = ({ checks = [] }: SchemaDef): { least: number; most: number } => {
  const rules = checks.map(({ _zod }) => _zod.def)
  return {
    least: Math.max(
      0,
      ...rules.map(
        ({ check, minimum, value }) => minimum ?? (check === 'greater_than' ? value : 0),
      ),
    ),
    most: Math.min(
      ...rules.map(
        ({ check, maximum, value }) =>
          maximum ?? (check === 'less_than' ? value : Number.POSITIVE_INFINITY),
      ),
    ),
  }
}

const inAnyOrder = (value: object): fc.Arbitrary<object> => {
  const entries = Object.entries(value)
  return fc.oneof(
    fc.constant(value),
    fc
      .shuffledSubarray(entries, { minLength: entries.length })
      .map((shuffled) => Object.fromEntries(shuffled)),
  )
}

const withoutAbsent = (value: object): object =>
  Object.fromEntries(Object.entries(value).filter(([, field]) => field !== absent))

/** Compares both validators and counts the results, so that a generator of only one kind is noticed. */
const compare = (schema: Schema, runs: number): { fit: number; unfit: number } => {
  const counts = { fit: 0, unfit: 0 }
  const property = fc.property(around(schema), (drawn) => {
    const value = drawn === absent ? undefined : drawn
    const fits = passesZod(schema, value)
    counts[fits ? 'fit' : 'unfit']++
    // An assertion for each of 80,000 values would take a third of the time.
    if (validate(schema, value) !== fits) expect.fail(JSON.stringify(value))
  })
  fc.assert(property, { numRuns: runs })
  expect(counts.fit + counts.unfit).toBe(runs)
  return counts
}

describe.each(apis)('contracts of $folder', ({ docs }) => {
  test.each(Object.entries(docs.schemas))(
    '%s accepts and rejects the same values as in zod',
    (_, { schema }) => {
      const { fit, unfit } = compare(schema, 600)
      expect(fit).toBeGreaterThan(0)
      if (!validate(schema, undefined)) expect(unfit).toBeGreaterThan(0)
    },
  )
})

const strange: readonly [string, Schema][] = [
  ['an integer', z.int()],
  ['a string with a check', z.string().check(z.minLength(3))],
  ['an array with a check', z.array(z.unknown()).check(z.maxLength(1))],
  ['a number with checks', z.number().check(z.minimum(1), z.maximum(5))],
  ['a record of strings', z.record(z.string(), z.string())],
  ['a union', z.union([z.string(), z.looseObject({ id: z.string() }), z.literal(7)])],
  ['a required field of any type', z.object({ a: z.unknown() })],
  ['a nullable open enum', z.object({ a: nullish(openEnum(['x', 'y'])) })],
]

test.each(strange)('%s accepts and rejects the same values as in zod', (_, schema) => {
  compare(schema, 500)
})

const samples = [{}, { a: 1 }, { a: 9 }, { b: 2 }, { a: 'x' }, { a: 1, b: 2 }, { ab: 1 }]
const values = [
  ...samples,
  [],
  ['x', 1],
  ['x', 'y'],
  1,
  1.5,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  'ab',
  'a@b.co',
  null,
]

test.each(strange)('%s accepts and rejects the same generated values as zod', (_, schema) => {
  for (const value of values) {
    expect(validate(schema, value), JSON.stringify(value)).toBe(passesZod(schema, value))
  }
})

test.each([
  ['email', z.email()],
  ['tuple', z.tuple([z.string()])],
  ['readonly', z.readonly(z.string())],
  ['an open bound', z.number().check(z.gt(1))],
  ['string_format', z.string().check(z.regex(/^a/))],
])('throws for %s, which would not be checked', (name, schema) => {
  expect(() => validate(schema, 'x')).toThrow(`A contract cannot use ${name}`)
})

test('validates a recursive schema', () => {
  interface Tree {
    readonly leaves: readonly Tree[]
  }
  const Tree: z.ZodMiniType<Tree> = z.object({
    get leaves() {
      return z.array(Tree)
    },
  })
  expect(validate(Tree, { leaves: [{ leaves: [] }] })).toBe(true)
  expect(validate(Tree, { leaves: [{ leaves: [{}] }] })).toBe(false)
})

test('validates parts whose fields are in another order than those of the whole', () => {
  interface Part {
    readonly a: string
    readonly part?: Part | undefined
    readonly z: number
  }
  const Part: z.ZodMiniType<Part> = z.object({
    a: z.string(),
    get part() {
      return z.optional(Part)
    },
    z: z.number(),
  })
  const part = { z: 1, a: 'a' }
  expect(validate(Part, { a: 'a', part, z: 1 })).toBe(true)
  expect(validate(Part, { a: 'a', part, z: '1' })).toBe(false)
  expect(validate(Part, { part, z: 1, a: 1 })).toBe(false)
  expect(validate(Part, { part, z: 1 })).toBe(false)
})

test('reads required fields that an object inherits', () => {
  class Sent {
    get id(): unknown {
      return this.sent
    }
    readonly sent: unknown
    constructor(sent: unknown) {
      this.sent = sent
    }
  }
  const schema = z.looseObject({ id: z.string() })
  expect(validate(schema, new Sent('a'))).toBe(true)
  expect(validate(schema, new Sent(1))).toBe(false)
})

test('neither copies nor changes the value', () => {
  const value = Object.freeze({ id: 'a', more: Object.freeze([1]) })
  expect(validate(z.looseObject({ id: z.string() }), value)).toBe(true)
})
