import { expect, test } from 'vitest'
import { call, hello, testMoltGhost } from '../../test/moltghost.ts'
import type { TestResponse } from '../../test/moltinfra.ts'
import type { Sandbox } from '../sandbox.ts'

/** Calls the control plane. */
const control = (
  sandbox: Sandbox,
  method: string,
  path: string,
  body?: object,
  apiKey?: string,
): Promise<TestResponse> =>
  call(sandbox, path, body, {
    baseUrl: sandbox.moltghost.controlUrl,
    method,
    ...(apiKey !== undefined && { apiKey }),
  })

test('returns the status and URL of an agent by its name or id', async () => {
  const sandbox = testMoltGhost()
  sandbox.clock.advance('90s')
  const { status, body } = await control(sandbox, 'GET', '/v1/agents/my-agent')
  expect(status).toBe(200)
  expect(body).toEqual({
    name: 'my-agent',
    id: 'abc123',
    status: 'running',
    url: 'https://sandbox.test/moltghost/abc123',
    model: 'llama3.1-70b',
    uptime_seconds: 90,
  })
  expect((await control(sandbox, 'GET', '/v1/agents/abc123')).body).toEqual(body)
  expect((await call(sandbox, '/v1/chat', hello, { baseUrl: body.url })).status).toBe(200)
  expect(sandbox.log()[0]).toMatchObject({ platform: 'moltghost-control', operation: 'getAgent' })
})

test('stops, starts and restarts an agent, which responds accordingly', async () => {
  const sandbox = testMoltGhost()
  const reported = async (action: string): Promise<unknown> =>
    (await control(sandbox, 'POST', `/v1/agents/my-agent/${action}`)).body.status
  const responses = async (): Promise<number> => (await call(sandbox, '/v1/chat', hello)).status

  expect(await reported('stop')).toBe('paused')
  expect(await responses()).toBe(503)
  expect(await reported('start')).toBe('running')
  expect(await responses()).toBe(200)
  expect(await reported('restart')).toBe('restarting')
  expect(await responses()).toBe(503)
  sandbox.clock.advance('5s')
  expect(await responses()).toBe(200)

  sandbox.moltghost.configure({ startDelay: 60_000 })
  await reported('stop')
  expect(await reported('start')).toBe('initializing')
  expect(await responses()).toBe(202)
  sandbox.clock.advance('60s')
  expect(await responses()).toBe(200)
})

test.each([
  ['running', ['stop', 'restart']],
  ['paused', ['start', 'restart']],
  ['failed', ['start', 'stop', 'restart']],
  ['initializing', []],
  ['restarting', []],
  ['terminated', []],
] as const)('an agent that is %s can %j', async (status, allowed) => {
  for (const action of ['start', 'stop', 'restart'] as const) {
    const sandbox = testMoltGhost()
    sandbox.moltghost.agents.update('abc123', { status })
    const got = await control(sandbox, 'POST', `/v1/agents/my-agent/${action}`)
    const isAllowed = allowed.some((one) => one === action)
    expect(got.status, action).toBe(isAllowed ? 200 : 409)
    if (!isAllowed) {
      expect(got.body.error).toEqual({
        message: expect.stringContaining(
          `Cannot ${action} an agent in state "${status}". Allowed in:`,
        ),
        code: 'invalid_state',
        type: 'conflict',
      })
    }
  }
})

test('shows a key once, lists its start, accepts it for its agent and revokes it', async () => {
  const sandbox = testMoltGhost()
  const { status, body } = await control(sandbox, 'POST', '/v1/keys', {
    agent: 'my-agent',
    name: 'Production API',
  })
  expect(status).toBe(201)
  expect(body).toEqual({
    key: expect.stringMatching(/^molti_[a-z0-9]{8}_[a-z0-9]{24}$/),
    id: expect.stringMatching(/^key_/),
    agent: 'my-agent',
    name: 'Production API',
    prefix: body.key.slice(0, 15),
    last4: body.key.slice(-4),
    created_at: '2026-01-05T12:00:00.000Z',
  })
  const { key, ...known } = body
  expect((await control(sandbox, 'GET', '/v1/keys')).body.keys).toMatchObject([
    { name: 'First key' },
    known,
  ])
  expect((await call(sandbox, '/v1/chat', hello, { apiKey: key })).status).toBe(200)

  sandbox.clock.advance('1h')
  const revoked = await control(sandbox, 'POST', '/v1/keys/revoke', { key })
  expect(revoked.body).toEqual({ ...known, revoked_at: '2026-01-05T13:00:00.000Z' })
  expect((await control(sandbox, 'GET', '/v1/keys')).body.keys).toHaveLength(1)
  expect((await call(sandbox, '/v1/chat', hello, { apiKey: key })).status).toBe(401)
  expect((await control(sandbox, 'POST', '/v1/keys/revoke', { key })).status).toBe(404)
  expect((await control(sandbox, 'GET', '/v1/keys', undefined, key)).status).toBe(401)
})

test('revokes a key by its id, not by its prefix', async () => {
  const sandbox = testMoltGhost()
  const { body } = await control(sandbox, 'POST', '/v1/keys', { agent: 'my-agent', name: 'Lost' })
  const revoke = (key: string) => control(sandbox, 'POST', '/v1/keys/revoke', { key })
  expect((await revoke(body.prefix)).status).toBe(404)
  expect(await revoke(body.id)).toMatchObject({ status: 200, body: { name: 'Lost' } })
  expect((await call(sandbox, '/v1/chat', hello, { apiKey: body.key })).status).toBe(401)
})

test('returns errors in the format of agents', async () => {
  const sandbox = testMoltGhost()
  const rejected = async (...args: [string, string, object?]): Promise<unknown> => {
    const { status, body } = await control(sandbox, ...args)
    return [status, body.error.code, body.error.param]
  }
  expect(await rejected('GET', '/v1/agents/nobody')).toEqual([404, 'not_found', undefined])
  expect(await rejected('POST', '/v1/agents/nobody/start')).toEqual([404, 'not_found', undefined])
  expect(await rejected('POST', '/v1/keys', { agent: 'nobody', name: 'x' })).toEqual([
    404,
    'not_found',
    undefined,
  ])
  expect(await rejected('POST', '/v1/keys', { agent: 'my-agent', name: '' })).toEqual([
    400,
    'invalid_request',
    'name',
  ])
  expect(await rejected('GET', '/v1/nothing')).toEqual([404, 'not_found', undefined])
  sandbox.moltghost.agents.update('abc123', { status: 'terminated' })
  expect(await rejected('POST', '/v1/keys', { agent: 'my-agent', name: 'x' })).toEqual([
    409,
    'invalid_state',
    undefined,
  ])
})

test('accepts keys of the account, whatever the status of its agents', async () => {
  const sandbox = testMoltGhost()
  sandbox.moltghost.agents.update('abc123', { status: 'paused' })
  expect((await control(sandbox, 'GET', '/v1/agents/my-agent')).body.status).toBe('paused')
  const { status } = await control(sandbox, 'GET', '/v1/agents/my-agent', undefined, 'molti_x')
  expect(status).toBe(401)
})

test('has its own rate limit', async () => {
  const sandbox = testMoltGhost()
  for (let at = 0; at < 100; at++) await control(sandbox, 'GET', '/v1/keys')
  const { status, body, headers } = await control(sandbox, 'GET', '/v1/keys')
  expect([status, body.error.code]).toEqual([403, 'rate_limited'])
  expect(headers.get('retry-after')).toBe('60')
  expect((await call(sandbox, '/v1/models')).headers.get('x-ratelimit-remaining')).toBe('99')
})
