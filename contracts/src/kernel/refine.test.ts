import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import type { FieldError } from './refine.ts'
import { refineSchema, validateAs, withErrorMessage } from './refine.ts'
import { explainErrors, validate } from './validate.ts'

const checkedSpans: unknown[] = []

const Span = refineSchema(z.object({ from: z.number(), to: z.number() }), (span): FieldError[] => {
  checkedSpans.push(span)
  return span.from <= span.to ? [] : [['from', 'must be at most to']]
})

const Word = refineSchema(z.string(), (word) =>
  word.includes(' ') ? [['', 'must be one word']] : [],
)

const spans: readonly [unknown, boolean][] = [
  [{ from: 1, to: 2 }, true],
  [{ from: 2, to: 2 }, true],
  [{ from: 3, to: 2 }, false],
  [{ from: 3 }, false],
  ['text', false],
]

test.each(spans)('a refined schema accepts and rejects %j as in zod', (value, expected) => {
  expect(validate(Span, value)).toBe(expected)
  expect(z.safeParse(Span, value).success).toBe(expected)
})

test('reports the field of the check, also in nested values', () => {
  expect(explainErrors(Span, { from: 3, to: 2 })).toEqual({ from: ['must be at most to'] })
  expect(
    explainErrors(z.object({ spans: z.array(Span) }), { spans: [{ from: 3, to: 2 }] }),
  ).toEqual({
    'spans.0.from': ['must be at most to'],
  })
})

test('can report the value itself', () => {
  expect(explainErrors(Word, 'two words')).toEqual({ '': ['must be one word'] })
  expect(explainErrors(z.object({ word: Word }), { word: 'two words' })).toEqual({
    word: ['must be one word'],
  })
})

test('only checks values that match the schema', () => {
  checkedSpans.length = 0
  expect(explainErrors(Span, { from: 'x', to: 2 })).toEqual({
    from: ['must be a number, got a string'],
  })
  expect(checkedSpans).toEqual([])
})

const Even = withErrorMessage(z.int().check(z.minimum(2)), 'must be an integer of at least 2')

test.each([[1], [2.5], ['2'], [null]])(
  'reports the same message for every problem: %j',
  (value) => {
    expect(explainErrors(z.object({ even: Even }), { even: value })).toEqual({
      even: ['must be an integer of at least 2'],
    })
    expect(z.safeParse(Even, value).success).toBe(false)
  },
)

test('reports missing values as required and accepts valid ones', () => {
  expect(explainErrors(z.object({ even: Even }), {})).toEqual({ even: ['is required'] })
  expect(explainErrors(z.object({ even: z.optional(Even) }), {})).toBeUndefined()
  expect(validate(Even, 2)).toBe(true)
})

test('does not change the original schema', () => {
  const plain = z.string()
  const strict = refineSchema(plain, () => [['', 'is always invalid']])
  expect(validate(strict, 'x')).toBe(false)
  expect(validate(plain, 'x')).toBe(true)
})

/** The issues that zod reports, for users of the schemas. */
const zodIssues = (schema: z.ZodMiniType, value: unknown): unknown[] =>
  z.safeParse(schema, value).error?.issues.map(({ path, message }) => [path, message]) ?? []

test('zod reports the same fields and messages', () => {
  expect(zodIssues(z.object({ spans: z.array(Span) }), { spans: [{ from: 3, to: 2 }] })).toEqual([
    [['spans', 0, 'from'], 'must be at most to'],
  ])
  expect(zodIssues(z.object({ word: Word }), { word: 'two words' })).toEqual([
    [['word'], 'must be one word'],
  ])
  for (const even of [1, 2.5, '2', null]) {
    expect(zodIssues(z.object({ even: Even }), { even })).toEqual([
      [['even'], 'must be an integer of at least 2'],
    ])
  }
  expect(zodIssues(Even, 2)).toEqual([])
})

test('validateAs reports the problems of the plain schema', () => {
  const Yes = z.looseObject({ done: z.literal(true), id: z.string() })
  const No = z.looseObject({ done: z.literal(false) })
  const plain = z.looseObject({ done: z.boolean() })
  const Result = validateAs(z.union([Yes, No]), plain)
  expect(explainErrors(z.union([Yes, No]), {})).toEqual({
    '': ['must be a valid object, got an object'],
  })
  expect(explainErrors(Result, {})).toEqual({ done: ['is required'] })
  expect(explainErrors(z.object({ a: Result }), { a: {} })).toEqual({ 'a.done': ['is required'] })
  expect(validate(Result, { done: false })).toBe(true)
})
