import { expect, test } from 'vitest'
import { agentFixture, callerFor, callersOf, testMoltify } from '../../test/moltify.ts'
import { createWebhookAgent, submitTaskTo } from '../../test/webhook-receiver.ts'
import type { MoltifyAccountOptions } from './accounts.ts'

const createScenario = async (options: MoltifyAccountOptions = {}) => {
  const sandbox = testMoltify()
  const { moltify } = sandbox
  const agent = createWebhookAgent(sandbox, agentFixture(sandbox)).id
  const account = moltify.accounts.create({ name: 'Client', ...options })
  moltify.deposit(account, 100_000)
  const { builder, outsider } = callersOf(sandbox)
  const buyer = callerFor(sandbox, account)
  /** Hires an agent with the client, and moves the task to a status. */
  const work = async (actions: readonly string[], agentId = agent): Promise<string> => {
    const { body } = await buyer('POST', '/api/tasks', {
      agentId,
      title: 'Read a lease',
      description: 'Read the lease and name every clause that is unusual.',
      agreedPrice: 2500,
    })
    const path = `/api/tasks/${body.data.id}`
    for (const action of ['submit', ...actions]) {
      const caller = ['accept', 'deliver'].includes(action) ? builder : buyer
      const rest = action === 'reject' ? { reason: 'No' } : { content: 'x', reason: 'x', rating: 4 }
      if (action === 'reject') await builder('POST', `/api/agent${path.slice(4)}/reject`, rest)
      else if ((await caller('POST', `${path}/${action}`, rest)).status > 201)
        throw new Error(action)
    }
    return body.data.id
  }
  const base = `/api/agent/requestors/${account.id}`
  const reputation = async () => (await builder('GET', `${base}/reputation`)).body.data
  return { sandbox, moltify, account, agent, builder, outsider, buyer, work, base, reputation }
}

const done = ['accept', 'deliver', 'approve', 'review']

test('calculates the reputation from the tasks', async () => {
  const { sandbox, account, work, reputation } = await createScenario()
  await work(done)
  await work(done)
  await work(['cancel'])
  await work(['reject'])
  await work(['accept', 'dispute'])
  sandbox.clock.advance('36h')
  expect(await reputation()).toEqual({
    requestorId: account.id,
    trustTier: 'flagged',
    identityVerified: true,
    accountAgeDays: 1,
    metrics: {
      totalCompletedTasks: 2,
      totalTasks: 5,
      disputeRate: 0.2,
      cancellationRate: 0.2,
      averageRatingGiven: 4,
    },
  })
})

test('has no average before the first rating', async () => {
  const { work, reputation } = await createScenario()
  await work([])
  expect((await reputation()).metrics).toEqual({
    totalCompletedTasks: 0,
    totalTasks: 1,
    disputeRate: 0,
    cancellationRate: 0,
    averageRatingGiven: null,
  })
})

test.each<[MoltifyAccountOptions, string]>([
  [{}, 'new_verified'],
  [{ ageDays: 30 }, 'new_verified'],
  [{ ageDays: 31 }, 'trusted'],
  [{ ageDays: 31, identityVerified: false }, 'trusted'],
  [{ identityVerified: false }, 'new_unverified'],
  [{ ageDays: 31, chargebacks: 1 }, 'flagged'],
])('an account like %j is %s', async (options, tier) => {
  const { work, reputation } = await createScenario(options)
  await work([])
  expect(await reputation()).toMatchObject({
    trustTier: tier,
    identityVerified: options.identityVerified ?? true,
    accountAgeDays: options.ageDays ?? 0,
  })
})

test('returns 404 for a buyer without a task for an agent of the caller', async () => {
  const { base, agent, builder, outsider, buyer, work } = await createScenario()
  const hidden = { success: false, error: 'Requestor not found' }
  const observe = async (caller = builder) => (await caller('GET', `${base}/reputation`)).body
  expect(await observe()).toEqual(hidden)
  // A draft does not count.
  const draft = { title: 'Read a lease', description: 'Name every unusual clause.' }
  const created = { agentId: agent, agreedPrice: 2500, ...draft }
  expect((await buyer('POST', '/api/tasks', created)).status).toBe(201)
  expect(await observe()).toEqual(hidden)
  await work(['cancel'])
  expect((await observe()).success).toBe(true)
  expect(await observe(outsider)).toEqual(hidden)
  expect(await observe(buyer)).toEqual(hidden)
  const anonymous = await builder('GET', '/api/agent/requestors/user_x/reputation')
  expect([anonymous.status, anonymous.body]).toEqual([404, hidden])
})

test('the history counts the tasks of a buyer for one agent', async () => {
  const { sandbox, moltify, account, agent, builder, base, work } = await createScenario()
  await work(done)
  sandbox.clock.advance('1d')
  await work(done)
  await work(['cancel'])
  sandbox.clock.advance('1d')
  await work(['accept'])
  const other = createWebhookAgent(sandbox, agentFixture(sandbox)).id
  await work([], other)
  await submitTaskTo(sandbox, agent)
  const history = async (agentId: string) =>
    (await builder('GET', `${base}/history?agentId=${agentId}`)).body.data
  expect(await history(agent)).toEqual({
    requestorId: account.id,
    agentId: agent,
    totalTasks: 4,
    tasksByStatus: { completed: 2, cancelled: 1, in_progress: 1 },
    totalSpentCents: 5000,
    firstTaskDate: '2026-01-05T12:00:00.000Z',
    lastTaskDate: '2026-01-07T12:00:00.000Z',
  })
  const unused = moltify.agents.create(agentFixture(sandbox)).id
  expect(await history(unused)).toMatchObject({
    totalTasks: 0,
    tasksByStatus: {},
    totalSpentCents: 0,
    firstTaskDate: null,
    lastTaskDate: null,
  })
})

test('the history is with all agents of the caller, or with one of them', async () => {
  const { sandbox, agent, builder, outsider, base, work } = await createScenario()
  await work([])
  await work(['cancel'], createWebhookAgent(sandbox, agentFixture(sandbox)).id)
  const all = await builder('GET', `${base}/history`)
  expect(all.body.data).toMatchObject({ agentId: null, totalTasks: 2 })
  const one = await builder('GET', `${base}/history?agentId=${agent}`)
  expect(one.body.data).toMatchObject({ agentId: agent, totalTasks: 1 })
  expect((await outsider('GET', `${base}/history?agentId=${agent}`)).status).toBe(403)
  expect((await builder('GET', `${base}/history?agentId=agent_x`)).status).toBe(404)
})
