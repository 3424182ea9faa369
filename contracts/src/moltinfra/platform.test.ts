import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { platform } from './platform.ts'

const { unwrap, parseError } = platform.envelope

test('returns the data of an envelope', () => {
  expect(unwrap({ success: true, data: { id: 'a' } })).toEqual({ id: 'a' })
  expect(unwrap({ success: true, data: null })).toBeNull()
})

test.each([[{ id: 'a' }], [[1]], ['text'], [null], [undefined], [7]])(
  'returns a body without an envelope unchanged: %j',
  (body) => {
    expect(unwrap(body)).toBe(body)
  },
)

test('parses code, message and details of an error', () => {
  const error = { code: 'AGENT_UNAVAILABLE', message: 'Not now.', details: { status: 'inactive' } }
  expect(parseError({ success: false, error })).toEqual({
    code: 'AGENT_UNAVAILABLE',
    message: 'Not now.',
    details: { status: 'inactive' },
    documented: true,
  })
})

test('parses the name of an invalid field and its reason', () => {
  const details = { field: 'name', reason: 'is required' }
  expect(parseError({ error: { code: 'INVALID_REQUEST', message: 'No.', details } })).toMatchObject(
    {
      fields: { name: ['is required'] },
    },
  )
  expect(parseError({ error: { details: { field: 'name' } } })).toMatchObject({
    fields: { name: ['was rejected without a reason'] },
  })
})

test('converts the wait to milliseconds', () => {
  expect(parseError({ error: { details: { retryAfter: 30 } } })).toMatchObject({
    retryAfterMs: 30_000,
  })
  expect(parseError({ error: { details: { retryAfter: 0 } } })).toMatchObject({ retryAfterMs: 0 })
})

test('uses an error that is a string as the message', () => {
  expect(parseError({ success: false, error: 'Not found' })).toEqual({ message: 'Not found' })
})

test.each([[null], [[]], [7], [true]])(
  'returns no message for an error that is not a string: %j',
  (error) => {
    expect(parseError({ error })).toEqual({ message: undefined })
  },
)

test.each([[null], [undefined], ['text'], [[]], [{}], [{ data: {} }]])(
  'returns undefined for a body that is not an error: %j',
  (body) => {
    expect(parseError(body)).toBeUndefined()
  },
)

test('parses malformed errors without throwing', () => {
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
