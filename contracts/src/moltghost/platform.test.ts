import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { moltghost } from './api.ts'
import { platform } from './platform.ts'

const { unwrap, parseError } = platform.envelope

test.each([[{ id: 'a' }], [[1]], ['text'], [null], [undefined], [7]])(
  'an answer is in no envelope: %j',
  (body) => {
    expect(unwrap(body)).toBe(body)
  },
)

test('an error says its code, its message and its type', () => {
  const error = { code: 'agent_paused', message: 'Agent is paused', type: 'service_unavailable' }
  expect(parseError({ error }, 503)).toEqual({
    code: 'agent_paused',
    documented: true,
    message: 'Agent is paused',
    details: { type: 'service_unavailable' },
  })
})

test('an error without a code, as OpenAI writes some, is one all the same', () => {
  const error = { message: 'No.', type: 'invalid_request_error', param: null, code: null }
  expect(parseError({ error }, 401)).toEqual({
    message: 'No.',
    details: { type: 'invalid_request_error', param: null },
  })
  expect(parseError({ error: { message: 'No.' } }, 401)).toEqual({ message: 'No.', details: {} })
  expect(parseError({ error: 'Not found' }, 404)).toEqual({ message: 'Not found' })
})

test('a bad field is named with what is wrong', () => {
  const error = { message: 'must be at most 2', param: 'temperature' }
  expect(parseError({ error }, 400)).toMatchObject({
    fields: { temperature: ['must be at most 2'] },
  })
  expect(parseError({ error: { param: 'stop' } }, 400)).toMatchObject({
    fields: { stop: ['is not valid'] },
  })
})

test('too many requests means a minute, which a used-up month does not', () => {
  const wait = (code: string): unknown => parseError({ error: { code } })?.retryAfterMs
  expect(wait('rate_limited')).toBe(60_000)
  expect(wait('quota_exceeded')).toBeUndefined()
})

test.each([[undefined], [''], ['Accepted'], [null], [{}], [{ id: 'msg_1', content: 'Hi' }]])(
  'with 202 the agent is starting, whatever the body is: %j',
  (body) => {
    expect(parseError(body, 202)).toEqual({
      code: 'agent_initializing',
      message: expect.any(String),
      retryAfterMs: 60_000,
    })
  },
)

test('an agent that is starting may say how long it takes', () => {
  const body = { status: 'initializing', retry_after_seconds: 5 }
  expect(parseError(body, 202)?.retryAfterMs).toBe(5000)
  expect(parseError({ ...body, retry_after_seconds: '5' }, 202)?.retryAfterMs).toBe(60_000)
})

test.each([[null], [undefined], ['text'], [[]], [{}], [{ content: 'Hi' }]])(
  'what says nothing of an error is none: %j',
  (body) => {
    expect(parseError(body, 500)).toBeUndefined()
  },
)

test('an error of the wrong form never throws and gives only what it can', () => {
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

test('no wait heals what is over, and no odd status keeps from trying again what was not begun', () => {
  const { nonRetryableCodes, retryableCodes, pendingStatus } = platform
  for (const code of [...nonRetryableCodes, ...retryableCodes]) {
    expect(Object.keys(moltghost.errors)).toContain(code)
  }
  expect(nonRetryableCodes).toEqual(expect.arrayContaining(['quota_exceeded', 'agent_paused']))
  expect(nonRetryableCodes).toContain('agent_terminated')
  expect(retryableCodes).toEqual(['rate_limited', 'agent_initializing', 'agent_restarting'])
  expect(pendingStatus).toBe(moltghost.errors.agent_initializing.status)
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
