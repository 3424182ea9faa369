import { InputError } from '@molt-sdk/core'
import { expect, test } from 'vitest'
import { compact } from './compact.ts'
import { conform } from './conform.ts'
import { errorLine } from './error-line.ts'

test('what says nothing is left out, and what is false or 0 is not', () => {
  const value = { a: null, b: '', c: [], d: {}, e: [null, '', { f: null }], g: 0, h: false }
  expect(compact(value)).toEqual({ g: 0, h: false })
  expect(compact({ list: [0, null, 'x'] })).toEqual({ list: [0, 'x'] })
})

test('what has another type than the schema says is left out', () => {
  const schema = {
    type: 'object',
    properties: {
      count: { type: 'integer' },
      name: { type: 'string' },
      tags: { type: 'array', items: { type: 'string' } },
      profile: { type: 'object' },
    },
  } as const
  const right = { count: 2, name: 'Ada', tags: ['a'], profile: {}, more: [1] }
  expect(conform(right, schema)).toEqual(right)
  const wrong = { count: 2.5, name: 7, tags: ['a', 1], profile: [], more: null }
  expect(conform(wrong, schema)).toEqual({ tags: ['a'], more: null })
})

test('an error is one line of limited length', () => {
  const error = new InputError(`title:\n\n  ${'x'.repeat(1000)}`, { fields: {} })
  const line = errorLine(error)
  expect(line).toMatch(/^title: x+…$/)
  expect(line).toHaveLength(601)
  expect(errorLine(new InputError('title is missing.', { fields: {} }))).toBe(
    'title is missing. Nothing was sent. Correct the input and call again.',
  )
})
