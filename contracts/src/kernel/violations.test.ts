import { describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { apis } from '../../scripts/apis.ts'
import { HttpUrl } from './http-url.ts'
import { nullish, openEnum } from './open-enum.ts'
import type { Schema } from './schema.ts'
import { explainErrors, validate } from './validate.ts'
import { violations } from './violations.ts'

const named = (schema: Schema, value: unknown): Record<string, unknown> =>
  Object.fromEntries(violations(schema, value).map(({ name, value: one }) => [name, one]))

test('removes required fields, sets values to null and to each wrong type', () => {
  const schema = z.object({ a: z.string(), b: z.optional(z.boolean()), c: nullish(z.number()) })
  expect(named(schema, { a: 'x' })).toStrictEqual({
    'the value is null': null,
    'the value is a string': 'text',
    'the value is an array': [],
    'a is missing': {},
    'a is null': { a: null },
    'a is a number': { a: 7 },
    'a is an object': { a: {} },
    'b is null': { a: 'x', b: null },
    'b is a string': { a: 'x', b: 'text' },
    'b is a number': { a: 'x', b: 7 },
    'c is a string': { a: 'x', c: 'text' },
    'c is an object': { a: 'x', c: {} },
  })
})

test('exceeds each bound by one', () => {
  const schema = z.object({
    name: z.string().check(z.minLength(2), z.maxLength(3)),
    list: z.array(z.string()).check(z.maxLength(1)),
    page: z.int().check(z.minimum(1), z.maximum(100)),
  })
  const value = { name: 'abc', list: ['a'], page: 1 }
  expect(named(schema, value)).toMatchObject({
    'name is too short': { name: 'x' },
    'name is too long': { name: 'xxxx' },
    'list is too long': { list: ['x', 'x'] },
    'page is not an integer': { page: 1.5 },
    'page is too small': { page: 0 },
    'page is too large': { page: 101 },
  })
})

test('violates a custom check', () => {
  expect(named(z.object({ at: HttpUrl }), { at: 'https://a.example' })).toMatchObject({
    'at is not a URL': { at: 'not a URL' },
  })
})

test('sets a closed enum to an unknown value, and an open one to another type', () => {
  const schema = z.object({ closed: z.enum(['a']), open: openEnum(['a']) })
  const names = Object.keys(named(schema, { closed: 'a', open: 'a' }))
  expect(names).toContain('closed is not an allowed value')
  expect(names).not.toContain('open is not an allowed value')
  expect(names).toContain('open is a number')
})

test('changes values in arrays, records and objects', () => {
  const schema = z.object({
    list: z.array(z.object({ a: z.string() })),
    map: z.record(z.string(), z.boolean()),
    free: z.record(z.string(), z.unknown()),
  })
  const value = { list: [{ a: 'x' }, { a: 'y' }], map: { k: true }, free: { k: 1 } }
  expect(named(schema, value)).toMatchObject({
    'list.0 is null': { list: [null, { a: 'y' }] },
    'list.0.a is missing': { list: [{}, { a: 'y' }] },
    'map.k is a number': { map: { k: 7 } },
  })
})

test('sets a union to values that no member accepts', () => {
  const schema = z.union([z.array(z.string()), z.record(z.string(), z.unknown())])
  expect(named(schema, ['a'])).toEqual({
    'the value is null': null,
    'the value is a number': 7,
    'the value is a string': 'text',
  })
  expect(Object.keys(named(z.object({ a: z.literal(true) }), { a: true }))).toContain(
    'a is a string',
  )
})

test('throws for an unsupported schema type', () => {
  expect(() => violations(z.bigint(), 1n)).toThrow('bigint')
})

test('does not change the value itself', () => {
  const value = { list: [{ a: 'x' }] }
  violations(z.object({ list: z.array(z.object({ a: z.string() })) }), value)
  expect(value).toEqual({ list: [{ a: 'x' }] })
})

describe.each(apis)('contracts of $folder', ({ api, docs }) => {
  const particular = Object.values(api.operations).filter(
    ({ response }) => !validate(response, undefined),
  )

  test.each(particular)('$id: reports each violation at its path', (operation) => {
    const { args, data, events } = docs.fixtures[operation.id] ?? { args: {} }
    const parts = [
      [operation.query, args.query],
      [operation.body, args.body],
      [operation.response, data],
      [operation.streamEvent, events?.[0]],
    ] as const
    let count = 0
    for (const [schema, sample] of parts) {
      if (!schema) continue
      for (const { name, path, value } of violations(schema, sample)) {
        count++
        expect(Object.keys(explainErrors(schema, value) ?? {}), name).toEqual([path])
        expect(z.safeParse(schema as z.core.$ZodType, value).success, name).toBe(false)
      }
    }
    expect(count).toBeGreaterThan(3)
  })
})
