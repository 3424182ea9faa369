import { moltify } from '@molt-sdk/contracts/moltify'
import { expect, test } from 'vitest'
import type { MoltifyCallers } from '../../test/moltify.ts'
import { callersOf, createTaskIn, taskFixture, testMoltify } from '../../test/moltify.ts'
import type { TestResponse } from '../../test/moltinfra.ts'
import type { Sandbox } from '../sandbox.ts'

type Cause = (callers: MoltifyCallers, sandbox: Sandbox) => Promise<TestResponse>

/** How each kind of error of the contract is caused. */
const causes: Readonly<Record<keyof typeof moltify.errors, Cause>> = {
  validation_failed: ({ buyer }) => buyer('POST', '/api/tasks', {}),
  invalid_state: async ({ builder }, sandbox) =>
    builder('POST', `${await createTaskIn(sandbox, 'draft')}/accept`),
  unauthenticated: ({ anonymous }) => anonymous('GET', '/api/tasks'),
  forbidden: async ({ outsider }, sandbox) => outsider('GET', await createTaskIn(sandbox, 'draft')),
  not_found: ({ buyer }) => buyer('GET', '/api/tasks/nothing'),
  async conflict({ buyer }, sandbox) {
    const path = await createTaskIn(sandbox, 'completed')
    await buyer('POST', `${path}/review`, { rating: 5 })
    return buyer('POST', `${path}/review`, { rating: 1 })
  },
  async rate_limited({ buyer }, sandbox) {
    sandbox.moltify.configure({ rateLimits: true })
    for (let at = 0; at < 10; at++) await buyer('POST', '/api/tasks', taskFixture(sandbox))
    return buyer('POST', '/api/tasks', taskFixture(sandbox))
  },
  internal_error({ buyer }, sandbox) {
    sandbox.faults.add({ kind: 'status', status: 500 })
    return buyer('GET', '/api/tasks')
  },
}

test.each(Object.entries(causes))('returns %s with its status and format', async (code, cause) => {
  const sandbox = testMoltify()
  const { status, body } = await cause(callersOf(sandbox), sandbox)
  expect(status).toBe(moltify.errors[code as keyof typeof moltify.errors].status)
  const isInvalid = code === 'validation_failed'
  expect(body).toEqual({
    success: false,
    error: isInvalid ? 'Validation failed' : expect.any(String),
    ...(isInvalid && { errors: expect.any(Object) }),
  })
  expect(sandbox.log().at(-1)?.code).toBe(code)
  expect(moltify.envelope.parseError(body, status)).toMatchObject({
    message: body.error,
    reason: code === 'invalid_state' ? 'state' : undefined,
  })
})

test.each([
  [400, { title: ['Too dull'] }, { errors: { title: ['Too dull'] } }],
  [400, undefined, {}],
  [409, undefined, {}],
])('a fault with status %i and details %j has the format of the platform', async (...row) => {
  const [status, details, rest] = row
  const sandbox = testMoltify()
  sandbox.faults.add({ kind: 'status', status, operation: 'createTask', details })
  const response = await callersOf(sandbox).buyer('POST', '/api/tasks', taskFixture(sandbox))
  expect(response.status).toBe(status)
  expect(response.body).toEqual({
    success: false,
    error: 'Error injected by a sandbox fault.',
    ...rest,
  })
})

test('a 429 of a fault has a Retry-After header', async () => {
  const sandbox = testMoltify()
  sandbox.faults.add({ kind: 'status', status: 429, details: { retryAfter: 7 } })
  const { headers, body } = await callersOf(sandbox).buyer('GET', '/api/tasks')
  expect(headers.get('retry-after')).toBe('7')
  expect(body).toEqual({ success: false, error: 'Error injected by a sandbox fault.' })
})
