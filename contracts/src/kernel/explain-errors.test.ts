import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { explainErrors } from './explain-errors.ts'

test('says nothing of a value that fits', () => {
  expect(explainErrors(z.object({ name: z.string() }), { name: 'Ada' })).toBeUndefined()
})

test.each([
  ['a field that is missing', z.string(), undefined, 'is required'],
  ['an enum value that is missing', z.enum(['a', 'b']), undefined, 'is required'],
  ['a number for a text', z.string(), 7, 'must be a string, got 7'],
  ['null for a text', z.string(), null, 'must be a string, got null'],
  ['a list for a text', z.string(), ['x'], 'must be a string, got an array'],
  ['a text for a flag', z.boolean(), 'yes', 'must be a boolean, got a string'],
  ['a text for a list', z.array(z.string()), 'x', 'must be an array, got a string'],
  ['a list for an object', z.object({}), [], 'must be an object, got an array'],
  ['a text for an object', z.object({}), 'x', 'must be an object, got a string'],
  ['a list for a record', z.record(z.string(), z.unknown()), [], 'must be an object, got an array'],
  ['an object for a number', z.number(), {}, 'must be a number, got an object'],
  ['no number at all', z.number(), Number.NaN, 'must be a number, got NaN'],
  ['a number without end', z.number(), Number.POSITIVE_INFINITY, 'must be a number, got Infinity'],
  ['a broken number', z.int(), 1.5, 'must be an integer, got 1.5'],
  ['a number below its least', z.int().check(z.minimum(1)), 0, 'must be at least 1'],
  ['a number above its most', z.int().check(z.maximum(100)), 101, 'must be at most 100'],
  ['an empty text', z.string().check(z.minLength(1)), '', 'must be at least 1 character long'],
  ['a short text', z.string().check(z.minLength(5)), 'abc', 'must be at least 5 characters long'],
  ['a long text', z.string().check(z.maxLength(2)), 'abc', 'must be at most 2 characters long'],
  ['an empty list', z.array(z.string()).check(z.minLength(1)), [], 'must have at least 1 item'],
  ['a long list', z.array(z.string()).check(z.maxLength(0)), ['a'], 'must have at most 0 items'],
  ['a value that is none of those known', z.enum(['a', 'b']), 'c', 'must be "a" or "b"'],
  ['a value other than the one known', z.literal('a'), 1, 'must be "a"'],
  ['a value that fits no part of a union', z.union([z.string(), z.boolean()]), 1, 'is not valid'],
])('says what is wrong with %s', (_, schema, value, message) => {
  expect(explainErrors(z.object({ field: schema }), { field: value })).toEqual({ field: [message] })
})

test('names a nested field by its path', () => {
  const schema = z.object({ plugins: z.array(z.object({ name: z.string(), on: z.boolean() })) })
  expect(explainErrors(schema, { plugins: [{ name: 'a', on: true }, { on: 'x' }] })).toEqual({
    'plugins.1.name': ['is required'],
    'plugins.1.on': ['must be a boolean, got a string'],
  })
})

test('what is wrong at the start is not forgotten by the end', () => {
  const text = z.string()
  expect(explainErrors(z.array(text), [1, 'a'])).toEqual({ '0': ['must be a string, got 1'] })
  expect(explainErrors(z.record(text, text), { a: 1, b: 'b' })).toEqual({
    a: ['must be a string, got 1'],
  })
  expect(explainErrors(z.object({ a: text, b: text }), { b: 'b' })).toEqual({ a: ['is required'] })
})

test('tells of all that is wrong with one field', () => {
  const schema = z.object({ code: z.string().check(z.minLength(3), z.minLength(5)) })
  expect(explainErrors(schema, { code: 'a' })).toEqual({
    code: ['must be at least 3 characters long', 'must be at least 5 characters long'],
  })
})

test('puts what is wrong with the value as a whole under an empty name', () => {
  expect(explainErrors(z.object({}), null)).toEqual({ '': ['must be an object, got null'] })
})

test('a field called like something every object has is reported like any other', () => {
  const schema = z.object({ constructor: z.string(), toString: z.string() })
  expect(explainErrors(schema, { constructor: 1, toString: 2 })).toEqual({
    constructor: ['must be a string, got 1'],
    toString: ['must be a string, got 2'],
  })
})
