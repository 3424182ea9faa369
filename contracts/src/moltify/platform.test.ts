import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { platform } from './platform.ts'

const { unwrap, parseError } = platform.envelope

test('returns the data of an envelope', () => {
  expect(unwrap({ success: true, data: { id: 'a' } })).toEqual({ id: 'a' })
  expect(unwrap({ success: true, data: [1] })).toEqual([1])
  expect(unwrap({ success: true, data: null })).toBeNull()
})

test.each([[{ success: true }], [[1]], ['text'], [null], [undefined], [7]])(
  'returns a body without an envelope unchanged: %j',
  (body) => {
    expect(unwrap(body)).toBe(body)
  },
)

test('parses the field errors of invalid input', () => {
  const errors = { title: ['String must contain at least 5 character(s)', 'No.'], price: ['No.'] }
  expect(parseError({ success: false, error: 'Validation failed', errors }, 400)).toEqual({
    message: 'Validation failed',
    fields: errors,
    documented: true,
  })
})

test('status 400 without field errors has the reason state', () => {
  const body = { success: false, error: 'Only draft tasks can be submitted' }
  expect(parseError(body, 400)).toEqual({
    message: body.error,
    reason: 'state',
    documented: true,
  })
  expect(parseError({ ...body, errors: null }, 400)).toMatchObject({ reason: 'state' })
})

test.each([401, 403, 404, 409, 429, 500, undefined])('status %s has no reason state', (status) => {
  expect(parseError({ success: false, error: 'No.' }, status)).toEqual({
    message: 'No.',
    documented: true,
  })
})

test('errors in an undocumented format do not have the reason state', () => {
  expect(parseError({ error: 'No.', errors: ['title'] }, 400)).toEqual({ message: 'No.' })
  expect(parseError({ error: 'No.', errors: {} }, 400)).toEqual({ message: 'No.', fields: {} })
})

test('returns an array of messages per field for every format', () => {
  const errors = { a: 'No.', b: ['No.', 7, null], c: { toString: 1 }, d: [] }
  expect(parseError({ error: 'No.', errors }, 400)?.fields).toEqual({
    a: ['No.'],
    b: ['No.', 'was rejected without a reason', 'was rejected without a reason'],
    c: ['was rejected without a reason'],
    d: [],
  })
})

test.each([[null], [undefined], ['text'], [[]], [{}], [{ data: {} }]])(
  'returns undefined for a body that is not an error: %j',
  (body) => {
    expect(parseError(body, 400)).toBeUndefined()
  },
)

test('parses malformed errors without throwing', () => {
  const part = fc.oneof(fc.jsonValue(), fc.constant(undefined))
  const errors = fc.oneof(part, fc.dictionary(fc.string(), fc.jsonValue()))
  const status = fc.oneof(fc.constant(400), fc.integer(), fc.constant(undefined))
  fc.assert(
    fc.property(fc.record({ error: part, errors }), status, (body, code) => {
      const found = parseError(body, code)
      expect(['string', 'undefined']).toContain(typeof found?.message)
      expect([undefined, 'state']).toContain(found?.reason)
      for (const reasons of Object.values(found?.fields ?? {})) {
        expect(reasons).toEqual(reasons.map(() => expect.any(String)))
      }
    }),
    { numRuns: 2000 },
  )
})

test('has the rate limits of the reference', () => {
  const perMinute = Object.entries(platform.limits).map(([name, { max, windowMs, source }]) => {
    expect(source).toBe('reference')
    return [name, `${max} in ${windowMs / 60_000} min`]
  })
  expect(Object.fromEntries(perMinute)).toEqual({
    general: '100 in 1 min',
    search: '30 in 1 min',
    taskCreation: '10 in 60 min',
    taskSubmission: '5 in 60 min',
    fileUpload: '20 in 1 min',
    webhooks: '50 in 1 min',
    authentication: '5 in 1 min',
    registration: '3 in 60 min',
    passwordReset: '3 in 60 min',
  })
})
