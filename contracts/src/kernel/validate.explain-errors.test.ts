import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { explainErrors } from './validate.ts'

test('returns undefined for a valid value', () => {
  expect(explainErrors(z.object({ name: z.string() }), { name: 'Ada' })).toBeUndefined()
})

test.each([
  ['a missing field', z.string(), undefined, 'is required'],
  ['a missing enum value', z.enum(['a', 'b']), undefined, 'is required'],
  ['a number for a string', z.string(), 7, 'must be a string, got 7'],
  ['null for a string', z.string(), null, 'must be a string, got null'],
  ['an array for a string', z.string(), ['x'], 'must be a string, got an array'],
  ['a string for a boolean', z.boolean(), 'yes', 'must be a boolean, got a string'],
  ['a string for an array', z.array(z.string()), 'x', 'must be an array, got a string'],
  ['an array for an object', z.object({}), [], 'must be an object, got an array'],
  ['a string for an object', z.object({}), 'x', 'must be an object, got a string'],
  [
    'an array for a record',
    z.record(z.string(), z.unknown()),
    [],
    'must be an object, got an array',
  ],
  ['an object for a number', z.number(), {}, 'must be a number, got an object'],
  ['NaN', z.number(), Number.NaN, 'must be a number, got NaN'],
  ['Infinity', z.number(), Number.POSITIVE_INFINITY, 'must be a number, got Infinity'],
  ['a fraction for an integer', z.int(), 1.5, 'must be an integer, got 1.5'],
  ['a number below its minimum', z.int().check(z.minimum(1)), 0, 'must be at least 1'],
  ['a number above its maximum', z.int().check(z.maximum(100)), 101, 'must be at most 100'],
  ['an empty string', z.string().check(z.minLength(1)), '', 'must be at least 1 character long'],
  ['a short string', z.string().check(z.minLength(5)), 'abc', 'must be at least 5 characters long'],
  ['a long string', z.string().check(z.maxLength(2)), 'abc', 'must be at most 2 characters long'],
  ['an empty array', z.array(z.string()).check(z.minLength(1)), [], 'must have at least 1 item'],
  ['a long array', z.array(z.string()).check(z.maxLength(0)), ['a'], 'must have at most 0 items'],
  ['an unknown enum value', z.enum(['a', 'b']), 'c', 'must be "a" or "b"'],
  ['an unknown literal value', z.literal('a'), 1, 'must be "a"'],
  [
    'a value that matches no member of a union',
    z.union([z.string(), z.boolean()]),
    1,
    'must be a valid string or boolean, got 1',
  ],
])('explains %s', (_, schema, value, message) => {
  expect(explainErrors(z.object({ field: schema }), { field: value })).toEqual({ field: [message] })
})

test('names a nested field by its path', () => {
  const schema = z.object({ plugins: z.array(z.object({ name: z.string(), on: z.boolean() })) })
  expect(explainErrors(schema, { plugins: [{ name: 'a', on: true }, { on: 'x' }] })).toEqual({
    'plugins.1.name': ['is required'],
    'plugins.1.on': ['must be a boolean, got a string'],
  })
})

test('reports problems of the first and of the last item', () => {
  const text = z.string()
  expect(explainErrors(z.array(text), [1, 'a'])).toEqual({ '0': ['must be a string, got 1'] })
  expect(explainErrors(z.record(text, text), { a: 1, b: 'b' })).toEqual({
    a: ['must be a string, got 1'],
  })
  expect(explainErrors(z.object({ a: text, b: text }), { b: 'b' })).toEqual({ a: ['is required'] })
})

test('reports all problems of a field', () => {
  const schema = z.object({ code: z.string().check(z.minLength(3), z.minLength(5)) })
  expect(explainErrors(schema, { code: 'a' })).toEqual({
    code: ['must be at least 3 characters long', 'must be at least 5 characters long'],
  })
})

test('reports a problem of the value itself under an empty name', () => {
  expect(explainErrors(z.object({}), null)).toEqual({ '': ['must be an object, got null'] })
})

test('reports fields with names of Object.prototype properties', () => {
  const schema = z.object({ constructor: z.string(), toString: z.string() })
  expect(explainErrors(schema, { constructor: 1, toString: 2 })).toEqual({
    constructor: ['must be a string, got 1'],
    toString: ['must be a string, got 2'],
  })
})

test.each([21, 100_000])('lists 20 of %i errors, and their number', (count) => {
  const fields = explainErrors(z.array(z.string()), new Array(count).fill(7))
  expect(Object.keys(fields ?? {})).toHaveLength(21)
  expect(fields).toMatchObject({
    '19': ['must be a string, got 7'],
    '': [`has ${count} errors in total`],
  })
})
