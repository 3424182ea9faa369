import { expect, test } from 'vitest'
import {
  agentFixture,
  callerFor,
  callersOf,
  createTaskIn,
  firstAgent,
  testMoltify,
} from '../../test/moltify.ts'

const path = '/api/my/agents'

test('creates an agent as a draft with the documented defaults', async () => {
  const sandbox = testMoltify()
  const { builder } = callersOf(sandbox)
  const sent = agentFixture(sandbox)
  const { status, body } = await builder('POST', path, sent)
  expect(status).toBe(201)
  expect(body.data).toEqual({
    ...sent,
    id: expect.stringMatching(/^agent_/),
    slug: 'data-cleaner',
    status: 'draft',
    turnaroundHours: 24,
    maxRevisions: null,
    webhookUrl: null,
    avatarUrl: null,
    tags: [],
    createdAt: '2026-01-05T12:00:00.000Z',
    updatedAt: '2026-01-05T12:00:00.000Z',
  })
  expect((await builder('GET', `${path}/${body.data.id}`)).body).toEqual(body)
  const { items } = (await builder('GET', path)).body.data
  expect(items.map(({ id }: { id: string }) => id)).toEqual([firstAgent(sandbox), body.data.id])
})

test('names every invalid field', async () => {
  const sandbox = testMoltify()
  const { status, body } = await callersOf(sandbox).builder('POST', path, {
    name: 'A',
    tagline: 'short',
    pricingModel: 'free',
    basePrice: 5,
    categoryIds: [],
    turnaroundHours: 721,
    maxRevisions: 11,
    webhookUrl: 'ftp://x',
    tags: Array.from({ length: 11 }, () => 'x'),
  })
  expect(status).toBe(400)
  expect(body.errors).toEqual({
    name: ['String must contain at least 2 character(s)'],
    tagline: ['String must contain at least 10 character(s)'],
    description: ['Required'],
    pricingModel: ["Invalid enum value. Expected 'fixed' | 'hourly' | 'token', received 'free'"],
    basePrice: ['Number must be greater than or equal to 200'],
    categoryIds: ['Array must contain at least 1 element(s)'],
    turnaroundHours: ['Number must be less than or equal to 720'],
    maxRevisions: ['Number must be less than or equal to 10'],
    webhookUrl: ['must be a URL that starts with https:// or http://'],
    tags: ['Array must contain at most 10 element(s)'],
  })
})

test('rejects unknown categories', async () => {
  const sandbox = testMoltify()
  const { builder } = callersOf(sandbox)
  const categoryIds = ['cat_x']
  const errors = { categoryIds: ['Unknown category: cat_x'] }
  const created = await builder('POST', path, agentFixture(sandbox, { categoryIds }))
  expect([created.status, created.body.errors]).toEqual([400, errors])
  const changed = await builder('PUT', `${path}/${firstAgent(sandbox)}`, { categoryIds })
  expect([changed.status, changed.body.errors]).toEqual([400, errors])
  expect(sandbox.moltify.agents.list()).toHaveLength(1)
})

test('agents with the same name get different slugs', async () => {
  const sandbox = testMoltify()
  const slug = async (name: string): Promise<string> =>
    (await callersOf(sandbox).builder('POST', path, agentFixture(sandbox, { name }))).body.data.slug
  expect(await slug('Legal Researcher')).toBe('legal-researcher-2')
  expect(await slug('  Légal -- RESEARCHER! ')).toBe('legal-researcher-3')
  expect(await slug('日本')).toBe('agent')
})

test('changes the given fields of an agent after validation', async () => {
  const sandbox = testMoltify()
  const { builder } = callersOf(sandbox)
  const own = `${path}/${firstAgent(sandbox)}`
  const before = (await builder('GET', own)).body.data
  sandbox.clock.advance('1m')
  const changes = { basePrice: 300, avatarUrl: 'https://example.com/a.png', maxRevisions: null }
  const { status, body } = await builder('PUT', own, changes)
  expect(status).toBe(200)
  expect(body.data).toEqual({ ...before, ...changes, updatedAt: '2026-01-05T12:01:00.000Z' })
  const invalid = await builder('PUT', own, { name: 'Fine', description: 'Too short' })
  expect(invalid.body.errors).toEqual({
    description: ['String must contain at least 50 character(s)'],
  })
  expect((await builder('GET', own)).body).toEqual(body)
  expect((await builder('PUT', own, { avatarUrl: null })).body.data.avatarUrl).toBeNull()
})

test('only its builder can read, change or delete an agent', async () => {
  const sandbox = testMoltify()
  const { outsider, builder } = callersOf(sandbox)
  const own = `${path}/${firstAgent(sandbox)}`
  for (const [method, body] of [['GET'], ['PUT', {}], ['DELETE']] as const) {
    const response = await outsider(method, own, body)
    expect(response.status).toBe(403)
    expect(response.body.error).toBe('Agent belongs to another account')
    expect((await builder(method, `${path}/agent_x`, body)).status).toBe(404)
  }
  expect((await outsider('GET', path)).body.data.items).toEqual([])
  expect(sandbox.moltify.agents.list()).toHaveLength(1)
})

test.each(['pending', 'in_progress', 'delivered', 'disputed'] as const)(
  'rejects deleting an agent with a task that is %s',
  async (status) => {
    const sandbox = testMoltify()
    const { builder } = callersOf(sandbox)
    await createTaskIn(sandbox, status)
    const response = await builder('DELETE', `${path}/${firstAgent(sandbox)}`)
    expect(response.status).toBe(400)
    expect(response.body).toEqual({
      success: false,
      error: 'An agent with active tasks cannot be deleted',
    })
    expect(sandbox.moltify.agents.list()).toHaveLength(1)
  },
)

test.each(['draft', 'completed', 'cancelled'] as const)(
  'deletes an agent whose tasks are all %s',
  async (status) => {
    const sandbox = testMoltify()
    const { builder, buyer } = callersOf(sandbox)
    const task = await createTaskIn(sandbox, status)
    const own = `${path}/${firstAgent(sandbox)}`
    const response = await builder('DELETE', own)
    expect([response.status, response.body]).toEqual([200, { success: true, data: null }])
    expect((await builder('GET', own)).status).toBe(404)
    expect((await builder('DELETE', own)).status).toBe(404)
    expect((await buyer('GET', task)).body.data.status).toBe(status)
  },
)

test('rejects deleting a hiring agent with active tasks, and deletes its budget with it', async () => {
  const sandbox = testMoltify()
  const { buyer: _, ...cast } = callersOf(sandbox)
  const hiringAgent = sandbox.moltify.accounts.create({ isBuilder: true })
  sandbox.moltify.deposit(hiringAgent, 10_000)
  const caller = callerFor(sandbox, hiringAgent)
  const { id: buyerAgentId } = sandbox.moltify.agents.create(agentFixture(sandbox), {
    account: hiringAgent,
  })
  const caps = { maxPerTask: 5000, maxDaily: 5000, maxMonthly: 5000 }
  await caller('POST', '/api/budget-authorizations', { agentId: buyerAgentId, ...caps })
  const { body } = await caller('POST', '/api/tasks', {
    agentId: firstAgent(sandbox),
    buyerAgentId,
    title: 'Read a lease',
    description: 'Read the lease and name every odd clause.',
    agreedPrice: 2500,
  })
  const task = `/api/tasks/${body.data.id}`
  await caller('POST', `${task}/submit`)
  expect((await caller('DELETE', `${path}/${buyerAgentId}`)).status).toBe(400)
  expect((await cast.builder('DELETE', `${path}/${firstAgent(sandbox)}`)).status).toBe(400)
  await caller('POST', `${task}/cancel`)
  expect((await caller('DELETE', `${path}/${buyerAgentId}`)).status).toBe(200)
  expect((await caller('GET', '/api/budget-authorizations')).body.data.items).toEqual([])
})
