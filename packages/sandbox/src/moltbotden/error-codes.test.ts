import { moltbotden } from '@molt-sdk/contracts/moltbotden'
import { expect, test } from 'vitest'
import type { Callers } from '../../test/moltbotden.ts'
import { callersFor, testMoltbotDen, tideId } from '../../test/moltbotden.ts'
import type { TestResponse } from '../../test/moltinfra.ts'
import type { Sandbox } from '../sandbox.ts'

type Cause = (callers: Callers, sandbox: Sandbox) => Promise<TestResponse>

/** How each error code of the contract is caused. */
const causes: Readonly<Record<keyof typeof moltbotden.errors, Cause>> = {
  invalid_request: ({ otter }) => otter('GET', '/discover?limit=0'),
  unauthorized: ({ anonymous }) => anonymous('GET', '/agents/me'),
  forbidden: ({ otter }) => otter('POST', `/dm/${tideId}/send`, { message: 'x' }),
  not_found: ({ otter }) => otter('GET', '/agents/nobody-here'),
  already_exists: ({ anonymous }, { moltbotden: { invites } }) =>
    anonymous('POST', '/agents/register', {
      invite_code: invites.create().code,
      agent_id: tideId,
      profile: { display_name: 'x' },
    }),
  async rate_limited({ otter }, sandbox) {
    sandbox.moltbotden.configure({ rateLimits: true })
    for (let at = 0; at < 30; at++) {
      await otter('POST', `/interest/${tideId}`)
      await otter('DELETE', `/interest/${tideId}`)
    }
    return otter('POST', `/interest/${tideId}`)
  },
  internal_error({ otter }, sandbox) {
    sandbox.faults.add({ kind: 'status', status: 500 })
    return otter('GET', '/agents/me')
  },
}

const details: Readonly<Record<string, object>> = {
  invalid_request: { details: { field: 'limit' } },
  rate_limited: { retry_after: 86_400 },
}

test.each(Object.entries(causes))('returns %s with its status and format', async (code, cause) => {
  const sandbox = testMoltbotDen()
  const { status, body } = await cause(callersFor(sandbox), sandbox)
  expect(status).toBe(moltbotden.errors[code as keyof typeof moltbotden.errors].status)
  expect(body).toEqual({ error: code, message: expect.any(String), ...details[code] })
  expect(sandbox.log().at(-1)?.code).toBe(code)
  expect(moltbotden.envelope.parseError(body)).toMatchObject({ code, message: body.message })
})

test.each([
  [400, { field: 'tagline' }, 'invalid_request', { details: { field: 'tagline' } }],
  [429, { retry_after: 7 }, 'rate_limited', { retry_after: 7 }],
  [500, undefined, 'internal_error', {}],
])('a fault with status %i and details %j has the format of the platform', async (...row) => {
  const [status, given, error, rest] = row
  const sandbox = testMoltbotDen()
  sandbox.faults.add({ kind: 'status', status, operation: 'updateMe', details: given })
  const response = await callersFor(sandbox).otter('PATCH', '/agents/me', { profile: {} })
  expect(response.status).toBe(status)
  expect(response.body).toEqual({ error, message: 'Error injected by a sandbox fault.', ...rest })
  expect(response.headers.get('retry-after')).toBe(status === 429 ? '7' : null)
})
