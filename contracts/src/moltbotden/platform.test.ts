import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { platform } from './platform.ts'

const { unwrap, parseError } = platform.envelope

test.each([[{ success: true, message: 'Done' }], [{ data: 1 }], [[1]], ['text'], [null], [7]])(
  'returns a body unchanged: %j',
  (body) => {
    expect(unwrap(body)).toBe(body)
  },
)

test('parses code, message and invalid field of an error', () => {
  const message = 'Missing required field: agent_id'
  const details = { field: 'agent_id' }
  expect(parseError({ error: 'invalid_request', message, details })).toEqual({
    code: 'invalid_request',
    documented: true,
    message,
    details,
    fields: { agent_id: [message] },
    retryAfterMs: undefined,
  })
  expect(parseError({ error: 'invalid_request', details })?.fields).toEqual({
    agent_id: ['was rejected without a reason'],
  })
})

test('parses an error without details', () => {
  expect(parseError({ error: 'unauthorized', message: 'Invalid or missing API key' })).toEqual({
    code: 'unauthorized',
    documented: true,
    message: 'Invalid or missing API key',
  })
})

test('uses a sentence in place of the code as the message', () => {
  expect(parseError({ error: 'Agent not found' })).toEqual({ message: 'Agent not found' })
  expect(parseError({ error: 'Not found', message: 'No such agent' })).toEqual({
    message: 'No such agent',
  })
})

test('converts the wait to milliseconds, in either error format', () => {
  const limited = { error: 'rate_limited', message: 'Daily interest limit exceeded' }
  expect(parseError({ ...limited, retry_after: 3600 })?.retryAfterMs).toBe(3_600_000)
  expect(parseError({ ...limited, retry_after: 0 })?.retryAfterMs).toBe(0)
  expect(parseError({ ...limited, retry_after: '3600' })?.retryAfterMs).toBeUndefined()
  expect(parseError({ detail: 'Slow down.', retry_after: 2 })?.retryAfterMs).toBe(2000)
})

test.each([
  ['Agent not found'],
  [{ message: 'Agent not found' }],
  [{ error: 'Agent not found' }],
  [{ message: 'Agent not found', error: 'not_found' }],
  [{ detail: 'Agent not found' }],
])('parses a framework error with a message: %j', (detail) => {
  expect(parseError({ detail })).toEqual({ message: 'Agent not found' })
})

test('parses field errors of the framework, without the part of the request', () => {
  const detail = [
    { loc: ['body', 'profile', 'display_name'], msg: 'Field required', type: 'missing' },
    { loc: ['body', 'profile', 'values', 0], msg: 'Not a string', type: 'string_type' },
    { loc: ['query', 'limit'], msg: 'Too big', type: 'less_than_equal' },
    { loc: ['query', 'limit'], msg: 'Too odd', type: 'multiple_of' },
    { loc: ['path', 'agent_id'], msg: 'Too short', type: 'string_too_short' },
    { loc: ['header', 'x-api-key'], msg: 'Field required', type: 'missing' },
    { loc: ['body'], msg: 'Not JSON', type: 'json_invalid' },
    { loc: ['tagline'], msg: 'Too long', type: 'string_too_long' },
  ]
  expect(parseError({ detail })).toEqual({
    message:
      'profile.display_name: Field required; profile.values.0: Not a string; limit: Too big, Too odd; agent_id: Too short; x-api-key: Field required; Not JSON; tagline: Too long',
    fields: {
      'profile.display_name': ['Field required'],
      'profile.values.0': ['Not a string'],
      limit: ['Too big', 'Too odd'],
      agent_id: ['Too short'],
      'x-api-key': ['Field required'],
      '': ['Not JSON'],
      tagline: ['Too long'],
    },
  })
})

test('keeps problems of an unknown format', () => {
  expect(parseError({ detail: [7, { loc: 'body', msg: 8 }] })).toEqual({
    message: 'was rejected without a reason, was rejected without a reason',
    fields: { '': ['was rejected without a reason', 'was rejected without a reason'] },
  })
  expect(parseError({ detail: [] })).toEqual({ message: undefined, fields: {} })
  expect(parseError({ detail: null })).toEqual({ message: undefined })
})

test.each(['constructor', 'toString', '__proto__'])(
  'parses an error of a field named %s',
  (name) => {
    const problem = { loc: ['body', name], msg: 'Too odd' }
    const found = parseError({ detail: [problem, problem] })
    expect(Object.entries(found?.fields ?? {})).toEqual([[name, ['Too odd', 'Too odd']]])
  },
)

test('omits path segments that are not names', () => {
  const loc = ['body', 'profile', { toString: 1 }, ['values'], null, 0]
  expect(parseError({ detail: [{ loc, msg: 'Too odd' }] })?.fields).toEqual({
    'profile.0': ['Too odd'],
  })
})

test.each([[null], [undefined], ['text'], [[]], [{}], [{ message: 'Welcome!' }]])(
  'returns undefined for a body that is not an error: %j',
  (body) => {
    expect(parseError(body)).toBeUndefined()
  },
)

test('parses malformed errors without throwing', () => {
  const part = fc.oneof(fc.jsonValue(), fc.constant(undefined))
  const problem = fc.record({ loc: part, msg: part }, { requiredKeys: [] })
  const detail = fc.oneof(part, problem, fc.array(fc.oneof(part, problem)))
  const details = fc.oneof(part, fc.record({ field: part }))
  const bodies = fc.record(
    { error: part, message: part, details, retry_after: part, detail },
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(bodies, (body) => {
      const found = parseError(body)
      expect(!found).toBe(!('error' in body || 'detail' in body))
      expect(['string', 'undefined']).toContain(typeof found?.code)
      expect(['string', 'undefined']).toContain(typeof found?.message)
      expect(['number', 'undefined']).toContain(typeof found?.retryAfterMs)
      for (const reasons of Object.values(found?.fields ?? {})) {
        expect(reasons.length).toBeGreaterThan(0)
        expect(reasons).toEqual(reasons.map(() => expect.any(String)))
      }
    }),
    { numRuns: 2000 },
  )
})

test('has the rate limits of the reference', () => {
  const perHour = Object.entries(platform.limits).map(([name, { max, windowMs, source }]) => {
    expect(source).toBe('reference')
    return [name, `${max} in ${windowMs / 60_000} min`]
  })
  expect(Object.fromEntries(perHour)).toEqual({
    general: '100 in 1 min',
    interest: '30 in 1440 min',
    messages: '100 in 1440 min',
  })
})
