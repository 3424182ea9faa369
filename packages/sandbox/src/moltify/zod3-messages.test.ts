import { explainErrors } from '@molt-sdk/contracts/kernel'
import { describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { zod3Messages } from './zod3-messages.ts'

const words = (schema: z.ZodMiniType, value: unknown): Record<string, string[]> =>
  zod3Messages(explainErrors(schema, value) ?? {}, { schema, value })

const text = z.string().check(z.minLength(5))

describe('converts to messages of zod 3', () => {
  test.each([
    ['a missing string', text, undefined, 'Required'],
    ['a missing enum value', z.enum(['a', 'b']), undefined, 'Required'],
    ['null for a string', text, null, 'Expected string, received null'],
    ['an array for a string', text, [], 'Expected string, received array'],
    ['an object for a number', z.number(), {}, 'Expected number, received object'],
    ['a string for an integer', z.int(), '5', 'Expected number, received string'],
    ['a fraction for an integer', z.int(), 1.5, 'Expected integer, received float'],
    ['a short string', text, 'abc', 'String must contain at least 5 character(s)'],
    [
      'a long string',
      z.string().check(z.maxLength(2)),
      'abc',
      'String must contain at most 2 character(s)',
    ],
    [
      'a long array',
      z.array(z.string()).check(z.maxLength(1)),
      ['a', 'b'],
      'Array must contain at most 1 element(s)',
    ],
    ['a small number', z.int().check(z.minimum(2)), 1, 'Number must be greater than or equal to 2'],
    ['a big number', z.int().check(z.maximum(2)), 3, 'Number must be less than or equal to 2'],
    [
      'an unknown enum value',
      z.enum(['a', 'b']),
      'c',
      "Invalid enum value. Expected 'a' | 'b', received 'c'",
    ],
  ])('%s', (_, schema, value, message) => {
    expect(words(z.object({ field: schema }), { field: value })).toEqual({ field: [message] })
  })
})

test('reports problems of nested values under the field, each once', () => {
  const schema = z.object({ tags: z.array(z.string()), name: text })
  expect(words(schema, { tags: [1, 'a', 2, null], name: 'Ada' })).toEqual({
    tags: ['Expected string, received number', 'Expected string, received null'],
    name: ['String must contain at least 5 character(s)'],
  })
})

test('reports problems of the value itself under body', () => {
  expect(words(z.object({}), 7)).toEqual({ body: ['Expected object, received number'] })
  expect(zod3Messages({ '': ['must be JSON'] })).toEqual({ body: ['must be JSON'] })
})

test("keeps the contract's message for issues that zod 3 does not have", () => {
  expect(words(z.object({ on: z.union([z.string(), z.boolean()]) }), { on: 1 })).toEqual({
    on: ['must be a valid string or boolean, got 1'],
  })
})
