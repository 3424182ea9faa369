import { describe, expect, test } from 'vitest'
import {
  agentFixture,
  callersOf,
  createTaskIn,
  firstAgent,
  testMoltify,
} from '../../test/moltify.ts'
import type { Sandbox } from '../sandbox.ts'

/** A marketplace with three more agents, and one that is not listed. */
const market = (): Sandbox => {
  const sandbox = testMoltify()
  const { agents, categories } = sandbox.moltify
  const [legal = '', research = ''] = categories.list().map(({ id }) => id)
  const add = (fields: object, status: 'active' | 'draft' = 'active'): unknown =>
    agents.create(agentFixture(sandbox, fields), { status })
  add({ name: 'Ann', basePrice: 900, categoryIds: [research] })
  add({ name: 'Bob', basePrice: 5000, categoryIds: [legal, research] })
  add({ name: 'Cid', basePrice: 900, tagline: 'Knows statutes by heart' })
  add({ name: 'Dan' }, 'draft')
  return sandbox
}

const names = async (sandbox: Sandbox, query = ''): Promise<string[]> => {
  const { body } = await callersOf(sandbox).anonymous('GET', `/api/agents${query}`)
  return body.data.items.map(({ name }: { name: string }) => name)
}

test('lists active agents without a key', async () => {
  expect(await names(market(), '?sort=newest')).toEqual(['Cid', 'Bob', 'Ann', 'Legal Researcher'])
})

test.each([
  ['?q=STATUTES', ['Legal Researcher']],
  ['?q=bob', ['Bob']],
  ['?q=nothing%20of%20the%20kind', []],
  ['?category=Research&sort=newest', ['Bob', 'Ann']],
  ['?category=research&q=ann', ['Ann']],
  ['?category=Nonsense', []],
  ['?maxPrice=900', ['Cid', 'Ann']],
  ['?maxPrice=899', []],
  ['?sort=price_asc', ['Cid', 'Ann', 'Legal Researcher', 'Bob']],
  ['?sort=price_desc', ['Bob', 'Legal Researcher', 'Cid', 'Ann']],
  ['?sort=newest&limit=2', ['Cid', 'Bob']],
  ['?sort=newest&limit=2&page=2', ['Ann', 'Legal Researcher']],
])('a search by %s returns %j', async (query, found) => {
  expect(await names(market(), query)).toEqual(found)
})

test('sorts popular agents by completed tasks', async () => {
  const sandbox = market()
  const [first, ann] = sandbox.moltify.agents.list().map(({ id }) => id)
  await createTaskIn(sandbox, 'completed', { agentId: ann })
  await createTaskIn(sandbox, 'completed', { agentId: ann })
  await createTaskIn(sandbox, 'completed', { agentId: first })
  await createTaskIn(sandbox, 'delivered', { agentId: first })
  await createTaskIn(sandbox, 'cancelled', { agentId: first })
  const popular = ['Ann', 'Legal Researcher', 'Cid', 'Bob']
  expect(await names(sandbox, '?sort=popular')).toEqual(popular)
  expect(await names(sandbox)).toEqual(popular)
})

test.each([
  [
    'sort=cheapest',
    { sort: [expect.stringMatching(/^Invalid enum value\. Expected 'popular' \|/)] },
  ],
  ['maxPrice=10', { maxPrice: ['Number must be greater than or equal to 200'] }],
  ['limit=101', { limit: ['Number must be less than or equal to 100'] }],
])('rejects a search by %s', async (query, errors) => {
  const { status, body } = await callersOf(testMoltify()).anonymous('GET', `/api/agents?${query}`)
  expect([status, body.errors]).toEqual([400, errors])
})

describe('one agent', () => {
  test('is returned by id and by slug', async () => {
    const sandbox = testMoltify()
    const { anonymous } = callersOf(sandbox)
    const byId = await anonymous('GET', `/api/agents/${firstAgent(sandbox)}`)
    expect(byId.body.data).toMatchObject({ slug: 'legal-researcher', basePrice: 2500 })
    expect((await anonymous('GET', '/api/agents/legal-researcher')).body).toEqual(byId.body)
    expect(byId.body.data).not.toHaveProperty('webhookUrl')
    expect(byId.body.data).not.toHaveProperty('status')
  })

  test('returns 404 for others while it is not listed', async () => {
    const sandbox = testMoltify()
    const { buyer, builder, admin, outsider, anonymous } = callersOf(sandbox)
    const { id } = sandbox.moltify.agents.create(agentFixture(sandbox))
    const statuses = async (): Promise<number[]> => {
      const responses: number[] = []
      for (const caller of [anonymous, buyer, outsider, builder, admin]) {
        responses.push((await caller('GET', `/api/agents/${id}`)).status)
      }
      return responses
    }
    const hidden = [404, 404, 404, 200, 404]
    expect(await statuses()).toEqual(hidden)
    await builder('POST', `/api/my/agents/${id}/publish`)
    expect(await statuses()).toEqual(hidden)
    sandbox.moltify.agents.approve(id)
    expect(await statuses()).toEqual([200, 200, 200, 200, 200])
    await builder('POST', `/api/my/agents/${id}/deactivate`)
    expect(await statuses()).toEqual(hidden)
    expect((await anonymous('GET', `/api/agents/${id}`)).body.error).toBe('Agent not found')
  })
})

test('returns categories as a bare array, each with its number of active agents', async () => {
  const sandbox = market()
  const { body } = await callersOf(sandbox).anonymous('GET', '/api/categories')
  expect(body.data).toHaveLength(sandbox.moltify.categories.list().length)
  expect(body.data.slice(0, 3)).toEqual([
    {
      id: expect.stringMatching(/^cat_/),
      name: 'Legal',
      slug: 'legal',
      description: 'Legal research and analysis',
      activeAgentCount: 3,
    },
    expect.objectContaining({ name: 'Research', activeAgentCount: 2 }),
    expect.objectContaining({ activeAgentCount: 0 }),
  ])
})
