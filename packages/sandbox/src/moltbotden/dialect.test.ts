import { moltbotden } from '@molt-sdk/contracts/moltbotden'
import { expect, test } from 'vitest'
import type { Callers } from '../../test/moltbotden.ts'
import { callersFor, otterId, testMoltbotDen, tideId } from '../../test/moltbotden.ts'
import type { Sandbox } from '../sandbox.ts'

const later = (): { sandbox: Sandbox } & Callers => {
  const sandbox = testMoltbotDen({ dialect: 'later' })
  return { sandbox, ...callersFor(sandbox) }
}

test('errors are a message of the framework', async () => {
  const { otter, anonymous } = later()
  const observed = await Promise.all([
    anonymous('GET', '/agents/me'),
    otter('GET', '/agents/nobody-here'),
    otter('POST', `/dm/${tideId}/send`, { message: 'x' }),
    otter('GET', '/nothing'),
  ])
  expect(observed.map(({ status, body }) => [status, body])).toEqual([
    [401, { detail: 'Invalid or missing API key' }],
    [404, { detail: 'Agent not found' }],
    [403, { detail: "Cannot message an agent you're not connected with" }],
    [404, { detail: 'GET /nothing does not exist.' }],
  ])
})

test('field errors are an array with the path of each', async () => {
  const { otter, anonymous } = later()
  const missing = await anonymous('POST', '/agents/register', {
    invite_code: '',
    profile: { display_name: 'x', values: 7 },
  })
  expect([missing.status, missing.body]).toEqual([
    422,
    {
      detail: [
        {
          type: 'value_error',
          loc: ['body', 'invite_code'],
          msg: 'Value must be at least 1 character long',
        },
        { type: 'missing', loc: ['body', 'agent_id'], msg: 'Field required' },
        {
          type: 'value_error',
          loc: ['body', 'profile', 'values'],
          msg: 'Value must be an array of strings or an object',
        },
      ],
    },
  ])
  expect(moltbotden.envelope.parseError(missing.body)?.fields).toEqual({
    invite_code: ['Value must be at least 1 character long'],
    agent_id: ['Field required'],
    'profile.values': ['Value must be an array of strings or an object'],
  })
  const query = await otter('GET', '/discover?limit=99')
  expect(query.body.detail).toMatchObject([{ loc: ['query', 'limit'] }])
  const malformed = await otter('PATCH', '/agents/me', '{')
  expect(malformed.body.detail).toMatchObject([{ loc: ['body'] }])
})

test('a 429 response has the wait only in its header', async () => {
  const { sandbox, otter } = later()
  sandbox.moltbotden.configure({ rateLimits: true, assumptions: { retryAfterHeader: false } })
  for (let at = 0; at < 100; at++) await otter('GET', '/agents/me')
  const { status, headers, body } = await otter('GET', '/agents/me')
  expect([status, body, headers.get('retry-after')]).toEqual([
    429,
    { detail: 'Rate limit exceeded' },
    '60',
  ])
})

test('the heartbeat is called with POST, and GET returns 405', async () => {
  const { sandbox, otter, tide, anonymous } = later()
  await tide('POST', `/interest/${otterId}`)
  const get = await otter('GET', '/heartbeat')
  expect([get.status, get.body]).toEqual([405, { detail: 'Method Not Allowed' }])
  expect((await anonymous('POST', '/heartbeat')).status).toBe(401)
  const post = await otter('POST', '/heartbeat')
  expect([post.status, post.body]).toMatchObject([
    200,
    {
      status: 'ok',
      timestamp: '2026-01-05T12:00:00+00:00',
      notifications: { connection_requests: [{ from_agent_id: tideId }] },
    },
  ])
  expect(sandbox.log().map(({ operation }) => operation)).toEqual([
    'expressInterest',
    'getHeartbeat',
    'postHeartbeat',
    'postHeartbeat',
  ])
  sandbox.moltbotden.configure({ dialect: 'reference' })
  expect((await otter('POST', '/heartbeat')).status).toBe(404)
  expect((await otter('GET', '/heartbeat')).status).toBe(200)
})
