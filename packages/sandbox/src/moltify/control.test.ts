import { describe, expect, test } from 'vitest'
import {
  agentFixture,
  callerFor,
  callersOf,
  createTaskIn,
  firstAgent,
  taskFixture,
  testMoltify,
} from '../../test/moltify.ts'
import type { ControlBody } from '../../test/response-body.ts'
import { createSandbox } from '../index.ts'
import type { Sandbox } from '../sandbox.ts'

/** Sends a control request and reads its JSON. */
const control = async (
  sandbox: Sandbox,
  method: string,
  path: string,
  body?: unknown,
): Promise<{ status: number; body: ControlBody }> => {
  const response = await sandbox.fetch(`https://sandbox.test/_sandbox/moltify${path}`, {
    method,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  return { status: response.status, body: await response.json() }
}

test('starts with a buyer with a balance, a builder with an active agent, and an admin', async () => {
  const { moltify, ...sandbox } = createSandbox()
  expect(moltify.baseUrl).toBe('https://sandbox.test/moltify')
  expect(moltify.apiKey).toBe(moltify.buyer.apiKey)
  const { buyer, builder, admin } = moltify
  expect(moltify.accounts.list()).toEqual([buyer, builder, admin])
  expect([buyer, builder, admin].map(({ isBuilder, isAdmin }) => [isBuilder, isAdmin])).toEqual([
    [false, false],
    [true, false],
    [false, true],
  ])
  expect(moltify.ledger()).toMatchObject({ deposits: 50_000, balances: 50_000 })
  expect(moltify.agents.list()).toMatchObject([
    { account: builder.id, status: 'active', name: 'Legal Researcher', webhookUrl: null },
  ])
  expect(sandbox.platformInfo().moltify).toEqual({
    baseUrl: moltify.baseUrl,
    apiKey: buyer.apiKey,
    keys: { buyer: buyer.apiKey, builder: builder.apiKey, admin: admin.apiKey },
    ids: {
      accounts: [buyer.id, builder.id, admin.id],
      agents: [firstAgent({ ...sandbox, moltify })],
      categories: moltify.categories.list().map(({ id }) => id),
    },
  })
})

test('data of one platform does not change the ids of another', () => {
  const [one, two] = [createSandbox(), createSandbox({ moltinfra: { agents: 3 } })]
  expect(two.platformInfo().moltify).toEqual(one.platformInfo().moltify)
  expect(createSandbox({ seed: 'x' }).moltify.apiKey).not.toBe(one.moltify.apiKey)
})

test('starts with the given deposit and resets to it', async () => {
  const sandbox = testMoltify({ deposit: 0, transitionDelay: 1, assumptions: { feePercent: 1 } })
  const before = [
    sandbox.platformInfo(),
    sandbox.moltify.ledger(),
    structuredClone(sandbox.moltify.settings),
  ]
  expect(sandbox.moltify.ledger()).toMatchObject({ deposits: 0, postings: [] })
  sandbox.moltify.deposit(sandbox.moltify.buyer, 5000)
  sandbox.moltify.accounts.create()
  sandbox.moltify.configure({
    transitionDelay: 2,
    assumptions: { feePercent: 2, deleteStatus: 204 },
  })
  await createTaskIn(sandbox, 'completed')
  sandbox.reset()
  expect([sandbox.platformInfo(), sandbox.moltify.ledger(), sandbox.moltify.settings]).toEqual(
    before,
  )
  expect(sandbox.moltify.tasks.list()).toEqual([])
})

test('a key that was created before a reset is invalid after it', async () => {
  const sandbox = testMoltify()
  const created = await callersOf(sandbox).builder('POST', '/api/my/api-keys', { name: 'Laptop' })
  sandbox.reset()
  const laptop = callerFor(sandbox, { apiKey: created.body.data.key })
  expect((await laptop('GET', '/api/wallet')).status).toBe(401)
})

test('a reset clears rate limits', async () => {
  const sandbox = testMoltify({ rateLimits: true })
  const { anonymous } = callersOf(sandbox)
  for (let at = 0; at < 31; at++) await anonymous('GET', '/api/agents')
  sandbox.reset()
  expect((await anonymous('GET', '/api/agents')).status).toBe(200)
})

test('creates accounts, each with a key and the given roles', async () => {
  const sandbox = testMoltify()
  const account = sandbox.moltify.accounts.create({ name: 'Both', isBuilder: true, isAdmin: true })
  expect(account).toMatchObject({ name: 'Both', isBuilder: true, isAdmin: true })
  const caller = callerFor(sandbox, account)
  expect((await caller('GET', '/api/my/agents')).body.data.items).toEqual([])
  expect((await caller('GET', await createTaskIn(sandbox, 'draft'))).status).toBe(200)
  const plain = callerFor(sandbox, sandbox.moltify.accounts.create())
  expect((await plain('GET', '/api/my/agents')).status).toBe(403)
})

test('deposits to an account or to an id', async () => {
  const sandbox = testMoltify()
  const { moltify } = sandbox
  const account = moltify.accounts.create()
  moltify.deposit(account, 1200)
  moltify.deposit(account.id, 300)
  const { wallet } = (await callerFor(sandbox, account)('GET', '/api/wallet')).body.data
  expect(wallet).toMatchObject({ balance: 1500, heldBalance: 0 })
  expect(moltify.ledger()).toMatchObject({ deposits: 51_500, balances: 51_500 })
})

test('creates draft or active agents for any account', () => {
  const sandbox = testMoltify()
  const { moltify } = sandbox
  expect(moltify.agents.create(agentFixture(sandbox))).toMatchObject({
    account: moltify.builder.id,
    status: 'draft',
  })
  const options = { account: moltify.buyer, status: 'active' } as const
  expect(moltify.agents.create(agentFixture(sandbox), options)).toMatchObject({
    account: moltify.buyer.id,
    status: 'active',
    slug: 'data-cleaner-2',
  })
})

test('copies its input and output', () => {
  const sandbox = testMoltify()
  const tags = ['one']
  const agent = agentFixture(sandbox, { tags })
  sandbox.moltify.agents.create(agent)
  tags.push('two')
  const rendered = sandbox.moltify.agents.list()[1]
  rendered?.tags?.push('three')
  expect(sandbox.moltify.agents.list()[1]?.tags).toEqual(['one'])
})

describe('over HTTP', () => {
  test('returns all data', async () => {
    const sandbox = testMoltify()
    await createTaskIn(sandbox, 'pending')
    const { moltify } = sandbox
    const { status, body } = await control(sandbox, 'GET', '')
    expect(status).toBe(200)
    expect(body).toEqual(
      JSON.parse(
        JSON.stringify({
          baseUrl: moltify.baseUrl,
          apiKey: moltify.apiKey,
          settings: moltify.settings,
          accounts: moltify.accounts.list(),
          categories: moltify.categories.list(),
          agents: moltify.agents.list(),
          tasks: moltify.tasks.list(),
        }),
      ),
    )
    expect(body.tasks).toMatchObject([{ status: 'pending' }])
  })

  test('changes settings, accounts, deposits, agents and the ledger', async () => {
    const sandbox = testMoltify()
    const { moltify } = sandbox
    const changes = { rateLimits: true, assumptions: { feePercent: 10 } }
    const settings = await control(sandbox, 'PATCH', '/settings', changes)
    expect([settings.status, settings.body]).toMatchObject([200, changes])
    expect(moltify.settings.assumptions.feePercent).toBe(10)

    const account = await control(sandbox, 'POST', '/accounts', { name: 'Ada', isBuilder: true })
    expect([account.status, account.body]).toEqual([201, moltify.accounts.list()[3]])
    const { id } = account.body

    const deposit = await control(sandbox, 'POST', '/deposits', { account: id, cents: 700 })
    expect([deposit.status, deposit.body]).toEqual([201, moltify.ledger()])
    expect(deposit.body.deposits).toBe(50_700)
    expect((await control(sandbox, 'GET', '/ledger')).body).toEqual(moltify.ledger())

    const sent = { agent: agentFixture(sandbox), account: id }
    const agent = await control(sandbox, 'POST', '/agents', sent)
    expect([agent.status, agent.body]).toMatchObject([201, { account: id, status: 'draft' }])
    await callerFor(sandbox, account.body)('POST', `/api/my/agents/${agent.body.id}/publish`)
    sandbox.clock.advance('1m')
    const approved = await control(sandbox, 'POST', `/agents/${agent.body.id}/approve`)
    const nowActive = { status: 'active', updatedAt: '2026-01-05T12:01:00.000Z' }
    expect([approved.status, approved.body]).toMatchObject([200, nowActive])
    const active = await control(sandbox, 'POST', '/agents', { ...sent, status: 'active' })
    expect(active.body.status).toBe('active')
  })

  test.each([
    ['PATCH', '/settings', { pace: 1 }, expect.stringContaining('Unknown field "pace"')],
    [
      'PATCH',
      '/settings',
      { transitionDelay: -1 },
      expect.stringContaining('transitionDelay must be'),
    ],
    ['POST', '/accounts', { isBuilder: 'yes' }, 'isBuilder must be true or false, got "yes".'],
    ['POST', '/accounts', { isAdmin: 1 }, 'isAdmin must be true or false, got 1.'],
    [
      'POST',
      '/accounts',
      { identityVerified: 1 },
      'identityVerified must be true or false, got 1.',
    ],
    ['POST', '/accounts', { ageDays: -1 }, 'ageDays must be a non-negative integer, got -1.'],
    ['POST', '/accounts', { chargebacks: 0.5 }, expect.stringContaining('chargebacks must be')],
    ['POST', '/accounts', { name: '' }, 'name must be a non-empty string, got "".'],
    ['POST', '/accounts', { tier: 1 }, expect.stringContaining('Unknown field "tier"')],
    ['POST', '/deposits', { account: 'x', cents: 5 }, 'Account "x" not found.'],
    ['POST', '/deposits', { cents: 5 }, 'Account undefined not found.'],
    ['POST', '/agents', { agent: {} }, expect.stringContaining('Invalid agent')],
    ['POST', '/agents', {}, expect.stringContaining('Invalid agent')],
    ['POST', '/agents/x/approve', undefined, 'Agent "x" not found.'],
  ])('%s %s with %j returns an error message', async (method, path, sent, error) => {
    const response = await control(testMoltify(), method, path, sent)
    expect(response).toEqual({ status: 400, body: { error } })
  })

  test.each([0, -5, 1.5, '500', undefined])('rejects a deposit of %j cents', async (cents) => {
    const sandbox = testMoltify()
    const { id } = sandbox.moltify.buyer
    const { status, body } = await control(sandbox, 'POST', '/deposits', { account: id, cents })
    expect(status).toBe(400)
    expect(body.error).toContain('cents from external to')
    expect(sandbox.moltify.ledger().deposits).toBe(50_000)
  })

  test('rejects an invalid agent', async () => {
    const sandbox = testMoltify()
    const agent = agentFixture(sandbox)
    const rejected = async (body: object): Promise<string> =>
      (await control(sandbox, 'POST', '/agents', body)).body.error
    expect(await rejected({ agent, account: 'x' })).toBe('Account "x" not found.')
    expect(await rejected({ agent, status: 'gone' })).toBe(
      'status must be "draft" or "active", got "gone".',
    )
    expect(await rejected({ agent: { ...agent, categoryIds: ['cat_x'] } })).toBe(
      'Category "cat_x" not found.',
    )
    const approval = await control(sandbox, 'POST', `/agents/${firstAgent(sandbox)}/approve`)
    expect(approval.body.error).toBe(
      'Only agents in status "pending_review" can be approved. This agent is "active".',
    )
    expect(sandbox.moltify.agents.list()).toHaveLength(1)
  })
})

test('a failing platform does not affect another one', async () => {
  const sandbox = testMoltify()
  sandbox.faults.add({ kind: 'drop', platform: 'moltify' })
  await expect(
    callersOf(sandbox).buyer('POST', '/api/tasks', taskFixture(sandbox)),
  ).rejects.toThrow()
  const { baseUrl, apiKey } = sandbox.moltinfra
  const headers = { authorization: `Bearer ${apiKey}` }
  expect((await sandbox.fetch(`${baseUrl}/agents`, { headers })).status).toBe(200)
})
