import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { moltghost } from './api.ts'
import { platform } from './platform.ts'

const { unwrap, parseError } = platform.envelope

test.each([[{ id: 'a' }], [[1]], ['text'], [null], [undefined], [7]])(
  'returns a body unchanged: %j',
  (body) => {
    expect(unwrap(body)).toBe(body)
  },
)

test('parses code, message and type of an error', () => {
  const error = { code: 'agent_paused', message: 'Agent is paused', type: 'service_unavailable' }
  expect(parseError({ error }, 503)).toEqual({
    code: 'agent_paused',
    documented: true,
    message: 'Agent is paused',
    details: { type: 'service_unavailable' },
  })
})

test('parses an error without a code, as OpenAI sends some', () => {
  const error = { message: 'No.', type: 'invalid_request_error', param: null, code: null }
  expect(parseError({ error }, 401)).toEqual({
    message: 'No.',
    details: { type: 'invalid_request_error', param: null },
  })
  expect(parseError({ error: { message: 'No.' } }, 401)).toEqual({ message: 'No.', details: {} })
  expect(parseError({ error: 'Not found' }, 404)).toEqual({ message: 'Not found' })
})

test('parses the name of an invalid field and its message', () => {
  const error = { message: 'must be at most 2', param: 'temperature' }
  expect(parseError({ error }, 400)).toMatchObject({
    fields: { temperature: ['must be at most 2'] },
  })
  expect(parseError({ error: { param: 'stop' } }, 400)).toMatchObject({
    fields: { stop: ['was rejected without a reason'] },
  })
})

test('rate_limited has a wait of a minute, quota_exceeded has none', () => {
  const wait = (code: string): unknown => parseError({ error: { code } })?.retryAfterMs
  expect(wait('rate_limited')).toBe(60_000)
  expect(wait('quota_exceeded')).toBeUndefined()
})

test.each([[undefined], [''], ['Accepted'], [null], [{}], [{ id: 'msg_1', content: 'Hi' }]])(
  'parses any body of a 202 response as agent_initializing: %j',
  (body) => {
    expect(parseError(body, 202)).toEqual({
      code: 'agent_initializing',
      message: expect.any(String),
      retryAfterMs: 60_000,
    })
  },
)

test('parses the wait of an agent that is starting', () => {
  const body = { status: 'initializing', retry_after_seconds: 5 }
  expect(parseError(body, 202)?.retryAfterMs).toBe(5000)
  expect(parseError({ ...body, retry_after_seconds: '5' }, 202)?.retryAfterMs).toBe(60_000)
})

test.each([[null], [undefined], ['text'], [[]], [{}], [{ content: 'Hi' }]])(
  'returns undefined for a body that is not an error: %j',
  (body) => {
    expect(parseError(body, 500)).toBeUndefined()
  },
)

test('parses malformed errors without throwing', () => {
  const part = fc.oneof(fc.jsonValue(), fc.constant(undefined))
  const error = fc.record({ code: part, message: part, type: part, param: part })
  const status = fc.constantFrom(undefined, 202, 400, 403)
  fc.assert(
    fc.property(fc.oneof(part, error), status, (one, at) => {
      const found = parseError({ error: one, retry_after_seconds: one }, at)
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

test('lists the codes that are never retried and those that are always retried', () => {
  const { nonRetryableCodes, retryableCodes, pendingStatus } = platform
  for (const code of [...nonRetryableCodes, ...retryableCodes]) {
    expect(Object.keys(moltghost.errors)).toContain(code)
  }
  expect(nonRetryableCodes).toEqual(expect.arrayContaining(['quota_exceeded', 'agent_paused']))
  expect(nonRetryableCodes).toContain('agent_terminated')
  expect(retryableCodes).toEqual(['rate_limited', 'agent_initializing', 'agent_restarting'])
  expect(pendingStatus).toBe(moltghost.errors.agent_initializing.status)
})
