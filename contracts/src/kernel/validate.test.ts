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

/** Values that mostly fit a schema and now and then, at any depth, do not. */
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
        .map(([unknown, known]) => withoutAbsent({ ...unknown, ...(known as object) }))
    }
    default:
      return fc.jsonValue()
  }
}

const urls = fc.constantFrom('https://a.example/b', 'http://a', 'ftp://a.example', 'no address')

/** What the rules of a schema leave free, so that something drawn fits them. */
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

const withoutAbsent = (value: object): object =>
  Object.fromEntries(Object.entries(value).filter(([, field]) => field !== absent))

/** Runs both and counts, so that a generator that only ever fits, or never does, is found out. */
const compare = (schema: Schema, runs: number): { fit: number; unfit: number } => {
  const counts = { fit: 0, unfit: 0 }
  const property = fc.property(around(schema), (drawn) => {
    const value = drawn === absent ? undefined : drawn
    const fits = passesZod(schema, value)
    counts[fits ? 'fit' : 'unfit']++
    expect(validate(schema, value), JSON.stringify(value)).toBe(fits)
  })
  fc.assert(property, { numRuns: runs })
  return counts
}

describe.each(apis)('of $folder', ({ docs }) => {
  test.each(Object.entries(docs.schemas))('%s fits what it fits in zod', (_, { schema }) => {
    const { fit, unfit } = compare(schema, 600)
    expect(fit).toBeGreaterThan(0)
    if (!validate(schema, undefined)) expect(unfit).toBeGreaterThan(0)
  })
})

const strange: readonly [string, Schema][] = [
  ['a whole number', z.int()],
  ['a string with a check', z.string().check(z.minLength(3))],
  ['a list with a check', z.array(z.unknown()).check(z.maxLength(1))],
  ['a number with checks', z.number().check(z.minimum(1), z.maximum(5))],
  ['a record of texts', z.record(z.string(), z.string())],
  ['a union', z.union([z.string(), z.looseObject({ id: z.string() }), z.literal(7)])],
  ['a field that may hold anything but must be there', z.object({ a: z.unknown() })],
  ['an open enum that may be null', z.object({ a: nullish(openEnum(['x', 'y'])) })],
]

test.each(strange)('%s fits what it fits in zod', (_, schema) => {
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

test.each(strange)('%s agrees with zod on values made for it', (_, schema) => {
  for (const value of values) {
    expect(validate(schema, value), JSON.stringify(value)).toBe(passesZod(schema, value))
  }
})

test.each([
  ['email', z.email()],
  ['tuple', z.tuple([z.string()])],
  ['an open bound', z.number().check(z.gt(1))],
  ['string_format', z.string().check(z.regex(/^a/))],
])('%s is refused by name, since it would go unchecked', (name, schema) => {
  expect(() => validate(schema, 'x')).toThrow(`A contract cannot use ${name}`)
})

test('a schema may contain itself', () => {
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

test('a value is neither copied nor changed', () => {
  const value = Object.freeze({ id: 'a', more: Object.freeze([1]) })
  expect(validate(z.looseObject({ id: z.string() }), value)).toBe(true)
})
