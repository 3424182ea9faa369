import { describe, expect, test } from 'vitest'
import { call, createTestAgent, eventually, testSandbox } from '../../test/moltinfra.ts'
import type { ControlBody } from '../../test/response-body.ts'
import type { Sandbox } from '../sandbox.ts'

/** Sends a control request and reads its JSON. */
const control = async (
  sandbox: Sandbox,
  method: string,
  path: string,
  body?: unknown,
): Promise<{ status: number; body: ControlBody }> => {
  const response = await sandbox.fetch(`https://sandbox.test/_sandbox${path}`, {
    method,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  return { status: response.status, body: response.status === 204 ? null : await response.json() }
}

test('returns the base URL of each platform', async () => {
  const sandbox = testSandbox({ seed: 7, moltinfra: { agents: 2 } })
  const { status, body } = await control(sandbox, 'GET', '')
  expect(status).toBe(200)
  expect(body).toEqual({
    seed: 7,
    now: '2026-01-05T12:00:00.000Z',
    platforms: expect.objectContaining({
      moltinfra: {
        baseUrl: 'https://sandbox.test/moltinfra/v1',
        apiKey: sandbox.moltinfra.apiKey,
        ids: { agents: sandbox.moltinfra.agents.list().map(({ id }) => id) },
      },
      moltify: {
        baseUrl: 'https://sandbox.test/moltify',
        apiKey: sandbox.moltify.apiKey,
        keys: {
          buyer: sandbox.moltify.buyer.apiKey,
          builder: sandbox.moltify.builder.apiKey,
          admin: sandbox.moltify.admin.apiKey,
        },
        ids: {
          accounts: sandbox.moltify.accounts.list().map(({ id }) => id),
          agents: sandbox.moltify.agents.list().map(({ id }) => id),
          categories: sandbox.moltify.categories.list().map(({ id }) => id),
        },
      },
      moltbotden: {
        baseUrl: 'https://sandbox.test/moltbotden',
        apiKey: sandbox.moltbotden.apiKey,
        keys: Object.fromEntries(
          sandbox.moltbotden.agents.list().map(({ id, apiKey }) => [id, apiKey]),
        ),
        ids: {
          agents: sandbox.moltbotden.agents.list().map(({ id }) => id),
          invites: sandbox.moltbotden.invites.list().map(({ code }) => code),
        },
      },
    }),
    faults: [],
  })
  expect(body.platforms).toEqual(sandbox.platformInfo())
})

test('advances, sets, freezes and unfreezes the clock', async () => {
  const sandbox = testSandbox()
  const clock = async (body: object): Promise<string> =>
    (await control(sandbox, 'POST', '/clock', body)).body.now
  expect(await clock({ advance: '48h' })).toBe('2026-01-07T12:00:00.000Z')
  expect(await clock({ set: '2027-01-01T00:00:00.500Z' })).toBe('2027-01-01T00:00:00.500Z')
  expect((await control(sandbox, 'GET', '/clock')).body).toHaveProperty('frozen', true)
  await clock({ frozen: false })
  await eventually(() => sandbox.clock.now()).toBeGreaterThan(
    Date.parse('2027-01-01T00:00:00.500Z'),
  )
  expect((await control(sandbox, 'GET', '/clock')).body).toHaveProperty('frozen', false)
  await clock({ frozen: true })
  const { body } = await control(sandbox, 'GET', '/clock')
  expect(body.now).toBe(new Date(sandbox.clock.now()).toISOString())
})

test('adds, lists and removes faults', async () => {
  const sandbox = testSandbox()
  const fault = { kind: 'status', status: 503, operation: 'listAgents', times: 1 }
  const { status, body } = await control(sandbox, 'POST', '/faults', fault)
  expect(status).toBe(201)
  expect((await control(sandbox, 'GET', '/faults')).body).toEqual([
    { id: body.id, fault, applied: 0 },
  ])
  expect((await call(sandbox, 'GET', '/agents')).status).toBe(503)
  expect((await control(sandbox, 'GET', '/faults')).body).toEqual([])

  const { id } = (await control(sandbox, 'POST', '/faults', { kind: 'drop' })).body
  expect((await control(sandbox, 'DELETE', `/faults/${id}`)).status).toBe(204)
  expect(await control(sandbox, 'DELETE', `/faults/${id}`)).toEqual({
    status: 404,
    body: { error: `Fault "${id}" not found. GET /_sandbox/faults lists the active faults.` },
  })
  await control(sandbox, 'POST', '/faults', { kind: 'drop' })
  expect((await control(sandbox, 'DELETE', '/faults')).status).toBe(204)
  expect(sandbox.faults.list()).toEqual([])
})

test('returns the log without its own requests', async () => {
  const sandbox = testSandbox()
  await call(sandbox, 'GET', '/agents')
  const { body } = await control(sandbox, 'GET', '/log')
  expect(body).toHaveLength(1)
  expect(Object.values(body)[0]).toMatchObject({ operation: 'listAgents', status: 200 })
})

test('resets the sandbox', async () => {
  const sandbox = testSandbox({ moltinfra: { agents: 1, agentQuota: 5, tier: 1 } })
  const before = [sandbox.platformInfo(), await createTestAgent(sandbox)]
  sandbox.moltinfra.configure({ agentQuota: 1, assumptions: { patchDepth: 'merge' } })
  sandbox.faults.add({ kind: 'drop' })
  sandbox.clock.advance('1h')
  sandbox.moltinfra.accounts.create()
  const { body } = await control(sandbox, 'POST', '/reset')
  expect(body).toEqual({ now: '2026-01-05T12:00:00.000Z' })
  expect(sandbox.log()).toEqual([])
  expect(sandbox.faults.list()).toEqual([])
  expect(sandbox.moltinfra.accounts.list()).toHaveLength(1)
  expect(sandbox.moltinfra.settings).toMatchObject({
    agentQuota: 5,
    tokenPace: 0,
    assumptions: { patchDepth: 'replace' },
  })
  expect([sandbox.platformInfo(), await createTestAgent(sandbox)]).toEqual(before)
})

describe('MoltInfra', () => {
  test('returns and updates settings', async () => {
    const sandbox = testSandbox()
    const changes = { tokenPace: 3, assumptions: { patchDepth: 'merge' } }
    const { status, body } = await control(sandbox, 'PATCH', '/moltinfra/settings', changes)
    expect([status, body.tokenPace, body.assumptions.patchDepth]).toEqual([200, 3, 'merge'])
    expect((await control(sandbox, 'GET', '/moltinfra')).body.settings).toEqual(body)
  })

  test('creates and updates accounts', async () => {
    const sandbox = testSandbox()
    const { status, body } = await control(sandbox, 'POST', '/moltinfra/accounts', { tier: 'pro' })
    expect(status).toBe(201)
    const { id, apiKey } = body
    expect((await call(sandbox, 'GET', '/agents', undefined, { apiKey })).status).toBe(200)
    await control(sandbox, 'PATCH', `/moltinfra/accounts/${id}`, { revoked: true })
    expect((await call(sandbox, 'GET', '/agents', undefined, { apiKey })).status).toBe(401)
  })

  test('creates and updates agents', async () => {
    const sandbox = testSandbox()
    const { status, body } = await control(sandbox, 'POST', '/moltinfra/agents', {
      agent: { name: 'Ada' },
    })
    expect([status, body.name, body.protected]).toEqual([201, 'Ada', false])
    const path = `/moltinfra/agents/${body.id}`
    const switches = { protected: true, status: 'error' }
    expect((await control(sandbox, 'PATCH', path, switches)).body).toMatchObject(switches)
    expect((await control(sandbox, 'GET', '/moltinfra')).body.agents).toMatchObject([switches])
  })

  test('creates an account with its own agents', async () => {
    const sandbox = testSandbox()
    const { apiKey, id } = sandbox.moltinfra.accounts.create()
    await control(sandbox, 'POST', '/moltinfra/agents', { agent: { name: 'Bob' }, account: id })
    const theirs = await call(sandbox, 'GET', '/agents', undefined, { apiKey })
    expect(theirs.body.data.agents).toMatchObject([{ name: 'Bob' }])
    expect((await call(sandbox, 'GET', '/agents')).body.data.agents).toEqual([])
  })
})

test.each([
  [
    'POST',
    '/clock',
    { advanec: '1h' },
    'Unknown field "advanec". Did you mean "advance"? Allowed: advance, set, frozen.',
  ],
  ['POST', '/clock', { advance: 'soon' }, expect.stringContaining('Invalid duration "soon"')],
  [
    'POST',
    '/clock',
    { set: '2027-01-01T00:00:00Z', advance: '1h' },
    'Pass either "advance" or "set", not both.',
  ],
  ['POST', '/clock', [], 'The request body must be a JSON object.'],
  ['POST', '/clock', undefined, 'The request body must be a JSON object.'],
  ['POST', '/faults', { kind: 'explode' }, expect.stringContaining('Unknown fault kind "explode"')],
  ['POST', '/faults', { kind: 'drop', time: 1 }, expect.stringContaining('Unknown field "time"')],
  ['PATCH', '/moltinfra/settings', { pace: 1 }, expect.stringContaining('Unknown field "pace"')],
  ['PATCH', '/moltinfra/settings', { tokenPace: -1 }, expect.stringContaining('tokenPace must be')],
  [
    'PATCH',
    '/moltinfra/settings',
    { assumptions: { patchDepth: 'deep' } },
    'assumptions.patchDepth must be "replace" or "merge", got "deep".',
  ],
  ['POST', '/moltinfra/accounts', { tier: 'gold' }, expect.stringContaining('tier must be')],
  ['POST', '/moltinfra/accounts', { name: 'x' }, expect.stringContaining('Unknown field "name"')],
  ['PATCH', '/moltinfra/accounts/x', {}, 'Account "x" not found.'],
  ['PATCH', '/moltinfra/agents/x', {}, 'Agent "x" not found.'],
  ['POST', '/moltinfra/agents', { agent: {} }, expect.stringContaining('Invalid agent')],
  ['POST', '/moltinfra/agents', { agent: { name: 'A' }, account: 'x' }, 'Account "x" not found.'],
])('%s %s with %j returns an error message', async (method, path, sent, error) => {
  expect(await control(testSandbox(), method, path, sent)).toEqual({ status: 400, body: { error } })
})

test('names a route that does not exist', async () => {
  expect(await control(testSandbox(), 'GET', '/nothing')).toEqual({
    status: 404,
    body: { error: 'No control API route matches GET /_sandbox/nothing.' },
  })
})
