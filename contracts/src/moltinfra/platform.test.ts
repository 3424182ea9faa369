import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { platform } from './platform.ts'

const { unwrap, parseError } = platform.envelope

test('a value comes out of its envelope', () => {
  expect(unwrap({ success: true, data: { id: 'a' } })).toEqual({ id: 'a' })
  expect(unwrap({ success: true, data: null })).toBeNull()
})

test.each([[{ id: 'a' }], [[1]], ['text'], [null], [undefined], [7]])(
  'what is in no envelope is given back as it is: %j',
  (body) => {
    expect(unwrap(body)).toBe(body)
  },
)

test('an error says its code, its message and its details', () => {
  const error = { code: 'AGENT_UNAVAILABLE', message: 'Not now.', details: { status: 'inactive' } }
  expect(parseError({ success: false, error })).toEqual({
    code: 'AGENT_UNAVAILABLE',
    message: 'Not now.',
    details: { status: 'inactive' },
    documented: true,
  })
})

test('a bad field is named with its reason', () => {
  const details = { field: 'name', reason: 'is required' }
  expect(parseError({ error: { code: 'INVALID_REQUEST', message: 'No.', details } })).toMatchObject(
    {
      fields: { name: ['is required'] },
    },
  )
  expect(parseError({ error: { details: { field: 'name' } } })).toMatchObject({
    fields: { name: ['is not valid'] },
  })
})

test('a wait comes in milliseconds', () => {
  expect(parseError({ error: { details: { retryAfter: 30 } } })).toMatchObject({
    retryAfterMs: 30_000,
  })
  expect(parseError({ error: { details: { retryAfter: 0 } } })).toMatchObject({ retryAfterMs: 0 })
})

test('a bare text is the message', () => {
  expect(parseError({ success: false, error: 'Not found' })).toEqual({ message: 'Not found' })
})

test.each([[null], [[]], [7], [true]])('an error that is no text says nothing: %j', (error) => {
  expect(parseError({ error })).toEqual({ message: undefined })
})

test.each([[null], [undefined], ['text'], [[]], [{}], [{ data: {} }]])(
  'what says nothing of an error is none: %j',
  (body) => {
    expect(parseError(body)).toBeUndefined()
  },
)

test('an error of the wrong form never throws and gives only what it can', () => {
  const part = fc.oneof(fc.jsonValue(), fc.constant(undefined))
  const detail = fc.record({ field: part, reason: part, retryAfter: part }, { requiredKeys: [] })
  const error = fc.record({ code: part, message: part, details: fc.oneof(part, detail) })
  fc.assert(
    fc.property(fc.oneof(part, error), (one) => {
      const found = parseError({ error: one })
      expect(['string', 'undefined']).toContain(typeof found?.code)
      expect(['string', 'undefined']).toContain(typeof found?.message)
      expect(['number', 'undefined']).toContain(typeof found?.retryAfterMs)
      for (const reasons of Object.values(found?.fields ?? {})) {
        expect(reasons).toEqual([expect.any(String)])
      }
    }),
    { numRuns: 2000 },
  )
})

test.each([
  [{ error: 'Service Unavailable' }],
  [{ message: 'Service Unavailable' }],
  [{ error: { code: 503, message: 'Service Unavailable' } }],
  [{ success: false }],
  ['<h1>Service Unavailable</h1>'],
])('the error of a gateway does not have the format of the platform: %j', (body) => {
  expect(parseError(body, 503)?.documented).toBeUndefined()
})
