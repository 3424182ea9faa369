import { describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { apis } from '../../scripts/apis.ts'
import { compatibleChanges } from './compatible-changes.ts'
import { nullish, openEnum } from './open-enum.ts'
import type { Schema } from './schema.ts'
import { validate } from './validate.ts'

const named = (schema: Schema, value: unknown): Record<string, unknown> =>
  Object.fromEntries(compatibleChanges(schema, value).map(({ name, value: one }) => [name, one]))

test('adds an unknown field to each object', () => {
  const schema = z.looseObject({ inner: z.looseObject({}), list: z.array(z.looseObject({})) })
  expect(Object.keys(named(schema, { inner: {}, list: [{}, {}] }))).toEqual([
    'addedLater is an unknown field',
    'inner.addedLater is an unknown field',
    'list.0.addedLater is an unknown field',
    'list.1.addedLater is an unknown field',
  ])
})

test('removes each optional field and sets it to null, one at a time', () => {
  const schema = z.looseObject({ a: nullish(z.string()), b: nullish(z.string()) })
  const { 'addedLater is an unknown field': _added, ...rest } = named(schema, { a: 'x', b: 'y' })
  expect(rest).toStrictEqual({
    'a is missing': { b: 'y' },
    'a is null': { a: null, b: 'y' },
    'b is missing': { a: 'x' },
    'b is null': { a: 'x', b: null },
  })
})

test('sets an optional field that the value does not have to null', () => {
  expect(named(z.looseObject({ a: nullish(z.string()) }), {})).toMatchObject({
    'a is null': { a: null },
  })
})

test('changes the member of a union that the value matches', () => {
  const schema = z.union([z.array(z.string()), z.looseObject({ a: nullish(z.string()) })])
  expect(Object.keys(named(schema, { a: 'x' }))).toEqual([
    'addedLater is an unknown field',
    'a is missing',
    'a is null',
  ])
  expect(named(schema, ['a'])).toEqual({})
})

test('sets each enum to an unknown value, also in arrays and records', () => {
  const Colour = openEnum(['red'])
  const schema = z.object({
    list: z.array(Colour),
    map: z.record(z.string(), Colour),
    perhaps: nullish(Colour),
    closed: z.optional(z.enum(['red'])),
  })
  const value = { list: ['red'], map: { x: 'red' }, perhaps: 'red', closed: 'red' }
  expect(named(schema, value)).toMatchObject({
    'list.0 has an unknown value': { list: ['value_not_known_yet'] },
    'map.x has an unknown value': { map: { x: 'value_not_known_yet' } },
    'perhaps has an unknown value': { perhaps: 'value_not_known_yet' },
    'closed has an unknown value': { closed: 'value_not_known_yet' },
  })
})

test('does not change the value itself', () => {
  const value = { a: 'x', list: [{ b: 'y' }] }
  const before = structuredClone(value)
  const schema = z.looseObject({
    a: nullish(z.string()),
    list: z.array(z.looseObject({ b: nullish(z.string()) })),
  })
  expect(compatibleChanges(schema, value)).toHaveLength(6)
  expect(value).toEqual(before)
})

describe.each(apis)('contracts of $folder', ({ api, docs }) => {
  const particular = Object.values(api.operations).filter(
    ({ response }) => !validate(response, undefined),
  )

  test.each(particular)(
    'the response schema of $id accepts every compatible change',
    (operation) => {
      const { data, events = [] } = docs.fixtures[operation.id] ?? {}
      const changed = [
        ...compatibleChanges(operation.response, data).map((one) => ({
          ...one,
          schema: operation.response,
        })),
        ...events.flatMap((event) =>
          compatibleChanges(operation.streamEvent as Schema, event).map((one) => ({
            ...one,
            schema: operation.streamEvent as Schema,
          })),
        ),
      ]
      expect(changed.length).toBeGreaterThan(1)
      for (const { name, value, schema } of changed) {
        expect(validate(schema, value), name).toBe(true)
        expect(z.safeParse(schema as z.core.$ZodType, value).success, name).toBe(true)
      }
    },
  )
})
