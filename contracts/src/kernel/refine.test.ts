import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { explainErrors } from './explain-errors.ts'
import type { FieldError } from './refine.ts'
import { refineSchema, validateAs, withErrorMessage } from './refine.ts'
import { validate } from './validate.ts'

const seen: unknown[] = []

const Span = refineSchema(z.object({ from: z.number(), to: z.number() }), (span): FieldError[] => {
  seen.push(span)
  return span.from <= span.to ? [] : [['from', 'must be at most to']]
})

const Word = refineSchema(z.string(), (word) =>
  word.includes(' ') ? [['', 'must be one word']] : [],
)

const rightAndWrong: readonly [unknown, boolean][] = [
  [{ from: 1, to: 2 }, true],
  [{ from: 2, to: 2 }, true],
  [{ from: 3, to: 2 }, false],
  [{ from: 3 }, false],
  ['text', false],
]

test.each(rightAndWrong)('a rule of our own holds here as in zod: %j', (value, fits) => {
  expect(validate(Span, value)).toBe(fits)
  expect(z.safeParse(Span, value).success).toBe(fits)
})

test('it names the field that it speaks of, wherever the value stands', () => {
  expect(explainErrors(Span, { from: 3, to: 2 })).toEqual({ from: ['must be at most to'] })
  expect(
    explainErrors(z.object({ spans: z.array(Span) }), { spans: [{ from: 3, to: 2 }] }),
  ).toEqual({
    'spans.0.from': ['must be at most to'],
  })
})

test('it may speak of the value itself', () => {
  expect(explainErrors(Word, 'two words')).toEqual({ '': ['must be one word'] })
  expect(explainErrors(z.object({ word: Word }), { word: 'two words' })).toEqual({
    word: ['must be one word'],
  })
})

test('it sees only values that the schema passes', () => {
  seen.length = 0
  expect(explainErrors(Span, { from: 'x', to: 2 })).toEqual({
    from: ['must be a number, got a string'],
  })
  expect(seen).toEqual([])
})

const Even = withErrorMessage(z.int().check(z.minimum(2)), 'must be two or more, whole')

test.each([[1], [2.5], ['2'], [null]])('whatever is wrong, the words are the same: %j', (value) => {
  expect(explainErrors(z.object({ even: Even }), { even: value })).toEqual({
    even: ['must be two or more, whole'],
  })
  expect(z.safeParse(Even, value).success).toBe(false)
})

test('what is missing is still only missing, and what is right is right', () => {
  expect(explainErrors(z.object({ even: Even }), {})).toEqual({ even: ['is required'] })
  expect(explainErrors(z.object({ even: z.optional(Even) }), {})).toBeUndefined()
  expect(validate(Even, 2)).toBe(true)
})

test('the schema that was refined is as it was', () => {
  const plain = z.string()
  const strict = refineSchema(plain, () => [['', 'is never right']])
  expect(validate(strict, 'x')).toBe(false)
  expect(validate(plain, 'x')).toBe(true)
})

test('a zod rule without words of ours is refused', () => {
  expect(() => validate(z.string().check(z.refine(() => true)), 'x')).toThrow('custom')
})

test('a finer type says what is wrong as the plain one does', () => {
  const Yes = z.looseObject({ done: z.literal(true), id: z.string() })
  const No = z.looseObject({ done: z.literal(false) })
  const plain = z.looseObject({ done: z.boolean() })
  const Answer = validateAs(z.union([Yes, No]), plain)
  expect(explainErrors(z.union([Yes, No]), {})).toEqual({ '': ['is not valid'] })
  expect(explainErrors(Answer, {})).toEqual({ done: ['is required'] })
  expect(explainErrors(z.object({ a: Answer }), { a: {} })).toEqual({ 'a.done': ['is required'] })
  expect(validate(Answer, { done: false })).toBe(true)
})
