import { describe, expect, test } from 'vitest'
import type { Caller } from '../../test/moltify.ts'
import { agentFixture, callerFor, callersOf, firstAgent, testMoltify } from '../../test/moltify.ts'
import type { Sandbox } from '../sandbox.ts'

const path = '/api/budget-authorizations'
const caps = { maxPerTask: 5000, maxDaily: 8000, maxMonthly: 12_000 }

interface HiringAgent {
  readonly sandbox: Sandbox
  readonly hiringAgent: Caller
  /** Id of the agent that hires. */
  readonly agentId: string
  /** Creates and submits a task with this price, and returns the statuses. */
  hire(price: number, fields?: object): Promise<number[]>
  /** Path of the last created task. */
  last(): string
  /** Error of the last rejected task. */
  message(): string
}

const hiringAgentOf = (sandbox = testMoltify()): HiringAgent => {
  const account = sandbox.moltify.accounts.create({ name: 'Hirer', isBuilder: true })
  sandbox.moltify.deposit(account, 1_000_000)
  const { id: agentId } = sandbox.moltify.agents.create(agentFixture(sandbox), { account })
  const hiringAgent = callerFor(sandbox, account)
  let last = ''
  let message = ''
  return {
    sandbox,
    hiringAgent,
    agentId,
    last: () => last,
    message: () => message,
    async hire(agreedPrice, fields = {}) {
      const created = await hiringAgent('POST', '/api/tasks', {
        agentId: firstAgent(sandbox),
        buyerAgentId: agentId,
        title: 'Read a lease',
        description: 'Read the lease and name every odd clause.',
        agreedPrice,
        ...fields,
      })
      message = created.body.error
      if (created.status !== 201) return [created.status]
      last = `/api/tasks/${created.body.data.id}`
      return [201, (await hiringAgent('POST', `${last}/submit`)).status]
    },
  }
}

const budgetFor = async (
  { hiringAgent, agentId }: HiringAgent,
  fields: object = {},
): Promise<string> => {
  const { body } = await hiringAgent('POST', path, { agentId, ...caps, ...fields })
  return `${path}/${body.data.id}`
}

test('creates, returns and lists a budget', async () => {
  const one = hiringAgentOf()
  const { status, body } = await one.hiringAgent('POST', path, { agentId: one.agentId, ...caps })
  expect(status).toBe(201)
  expect(body.data).toEqual({
    ...caps,
    id: expect.stringMatching(/^budget_/),
    agentId: one.agentId,
    allowedCategories: [],
    status: 'active',
    spentToday: 0,
    spentThisMonth: 0,
    createdAt: '2026-01-05T12:00:00.000Z',
    updatedAt: '2026-01-05T12:00:00.000Z',
  })
  expect((await one.hiringAgent('GET', `${path}/${body.data.id}`)).body).toEqual(body)
  expect((await one.hiringAgent('GET', path)).body.data.items).toEqual([body.data])
})

test('an agent can have one budget', async () => {
  const one = hiringAgentOf()
  await budgetFor(one)
  const { status, body } = await one.hiringAgent('POST', path, { agentId: one.agentId, ...caps })
  expect([status, body.error]).toEqual([409, 'The agent already has a budget authorization'])
})

test.each([
  [{ maxPerTask: 9000 }, { maxPerTask: ['must be at most maxDaily'] }],
  [{ maxDaily: 13_000 }, { maxDaily: ['must be at most maxMonthly'] }],
  [{ maxMonthly: 199 }, { maxMonthly: ['Number must be greater than or equal to 200'] }],
  [{ allowedCategories: ['cat_x'] }, { allowedCategories: ['Unknown category: cat_x'] }],
])('rejects %j at creation and in a change', async (fields, errors) => {
  const one = hiringAgentOf()
  const created = await one.hiringAgent('POST', path, { agentId: one.agentId, ...caps, ...fields })
  expect([created.status, created.body.errors]).toEqual([400, errors])
  const own = await budgetFor(one)
  const before = (await one.hiringAgent('GET', own)).body
  const changed = await one.hiringAgent('PUT', own, fields)
  expect([changed.status, changed.body.errors]).toEqual([400, errors])
  expect((await one.hiringAgent('GET', own)).body).toEqual(before)
})

test('compares a changed cap with the stored ones', async () => {
  const one = hiringAgentOf()
  const own = await budgetFor(one)
  one.sandbox.clock.advance('1m')
  const put = async (changes: object): Promise<unknown> => {
    const { status, body } = await one.hiringAgent('PUT', own, changes)
    return status === 200 ? body.data : body.errors
  }
  expect(await put({ maxPerTask: 8001 })).toEqual({ maxPerTask: ['must be at most maxDaily'] })
  expect(await put({ maxDaily: 4999 })).toEqual({ maxPerTask: ['must be at most maxDaily'] })
  expect(await put({ maxMonthly: 7999 })).toEqual({ maxDaily: ['must be at most maxMonthly'] })
  for (const agentId of ['agent_x', one.agentId, null])
    expect(await put({ maxPerTask: 8000, agentId })).toEqual({ agentId: ['cannot be changed'] })
  expect(await put({ agentId: 1, maxPerTask: 1 })).toMatchObject({
    maxPerTask: [expect.any(String)],
  })
  expect(await put({ maxPerTask: 8000 })).toMatchObject({
    ...caps,
    maxPerTask: 8000,
    agentId: one.agentId,
    updatedAt: '2026-01-05T12:01:00.000Z',
  })
})

test('only the account of the agent can create and read its budget', async () => {
  const one = hiringAgentOf()
  const { outsider, anonymous } = callersOf(one.sandbox)
  expect((await outsider('POST', path, { agentId: one.agentId, ...caps })).status).toBe(403)
  expect((await one.hiringAgent('POST', path, { agentId: 'agent_x', ...caps })).status).toBe(404)
  const own = await budgetFor(one)
  for (const [method, action, body] of [
    ['GET', ''],
    ['PUT', '', {}],
    ['DELETE', ''],
    ['POST', '/pause'],
    ['POST', '/resume'],
  ] as const) {
    const response = await outsider(method, own + action, body)
    expect(response.status).toBe(403)
    expect(response.body.error).toBe('Budget authorization belongs to another account')
    expect((await one.hiringAgent(method, `${path}/x${action}`, body)).status).toBe(404)
    expect((await anonymous(method, own + action, body)).status).toBe(401)
  }
  expect((await outsider('GET', path)).body.data.items).toEqual([])
})

test('pauses and resumes a budget, each only once', async () => {
  const one = hiringAgentOf()
  const own = await budgetFor(one)
  const action = async (name: string): Promise<unknown> => {
    const { status, body } = await one.hiringAgent('POST', `${own}/${name}`)
    return status === 200 ? [body.data.status, body.data.updatedAt] : [status, body.error]
  }
  expect(await action('resume')).toEqual([400, 'The budget authorization is already active'])
  one.sandbox.clock.advance('1m')
  expect(await action('pause')).toEqual(['paused', '2026-01-05T12:01:00.000Z'])
  expect(await action('pause')).toEqual([400, 'The budget authorization is already paused'])
  expect(await one.hire(1000)).toEqual([400])
  one.sandbox.clock.advance('1m')
  expect(await action('resume')).toEqual(['active', '2026-01-05T12:02:00.000Z'])
  expect(await one.hire(1000)).toEqual([201, 200])
})

test('deletes a budget unless its agent has active tasks', async () => {
  const one = hiringAgentOf()
  const own = await budgetFor(one)
  await one.hire(1000)
  const { status, body } = await one.hiringAgent('DELETE', own)
  expect([status, body.error]).toEqual([
    400,
    'A budget authorization with active tasks cannot be deleted',
  ])
  await one.hiringAgent('POST', `${one.last()}/cancel`)
  expect((await one.hiringAgent('DELETE', own)).status).toBe(200)
  expect((await one.hiringAgent('GET', own)).status).toBe(404)
})

describe('a task of a hiring agent', () => {
  test('requires an active budget', async () => {
    const one = hiringAgentOf()
    expect(await one.hire(1000)).toEqual([400])
    expect(one.message()).toBe('Budget exceeded: the agent has no budget authorization')
    const own = await budgetFor(one)
    expect(await one.hire(1000)).toEqual([201, 200])
    const { account } = one.sandbox.moltify.agents.list()[1] ?? { account: '' }
    const { id: sibling } = one.sandbox.moltify.agents.create(agentFixture(one.sandbox), {
      account,
    })
    expect(await one.hire(1000, { buyerAgentId: sibling })).toEqual([400])
    await one.hiringAgent('POST', `${own}/pause`)
    expect(await one.hire(1000)).toEqual([400])
    expect(one.message()).toBe('Budget exceeded: the budget authorization is paused')
  })

  test('requires an agent of the hiring account', async () => {
    const one = hiringAgentOf()
    await budgetFor(one)
    expect(await one.hire(1000, { buyerAgentId: firstAgent(one.sandbox) })).toEqual([403])
    expect(await one.hire(1000, { buyerAgentId: 'agent_x' })).toEqual([404])
  })

  test('can cost up to the maximum per task', async () => {
    const one = hiringAgentOf()
    await budgetFor(one)
    expect(await one.hire(5001)).toEqual([400])
    expect(one.message()).toBe('Budget exceeded: a task can cost at most 5000 cents')
    expect(await one.hire(5000)).toEqual([201, 200])
  })

  test('can cost up to the rest of the last 24 hours', async () => {
    const one = hiringAgentOf()
    const own = await budgetFor(one, { maxMonthly: 100_000 })
    await one.hire(5000)
    one.sandbox.clock.advance('20h')
    expect(await one.hire(3001)).toEqual([400])
    expect(await one.hire(3000)).toEqual([201, 200])
    expect((await one.hiringAgent('GET', own)).body.data.spentToday).toBe(8000)
    one.sandbox.clock.advance('4h')
    expect(await one.hire(5001)).toEqual([400])
    expect(await one.hire(5000)).toEqual([201, 200])
    expect((await one.hiringAgent('GET', own)).body.data).toMatchObject({
      spentToday: 8000,
      spentThisMonth: 13_000,
    })
  })

  test('can cost up to the rest of the calendar month', async () => {
    const one = hiringAgentOf()
    const own = await budgetFor(one)
    one.sandbox.clock.set('2026-01-01T00:00:00.000Z')
    await one.hire(5000)
    one.sandbox.clock.set('2026-01-31T23:59:59.999Z')
    await one.hire(5000)
    expect(await one.hire(2001)).toEqual([400])
    expect(one.message()).toBe('Budget exceeded: 2000 cents are left this month')
    expect(await one.hire(2000)).toEqual([201, 200])
    expect((await one.hiringAgent('GET', own)).body.data.spentThisMonth).toBe(12_000)
    one.sandbox.clock.advance(1)
    // In the new month, the tasks of the last 24 hours still count.
    expect(await one.hire(1001)).toEqual([400])
    expect(one.message()).toBe('Budget exceeded: 1000 cents are left for today')
    expect(await one.hire(1000)).toEqual([201, 200])
    expect((await one.hiringAgent('GET', own)).body.data.spentThisMonth).toBe(1000)
  })

  test('releases its price to the budget when it is cancelled', async () => {
    const one = hiringAgentOf()
    await budgetFor(one)
    await one.hire(5000)
    expect(await one.hire(5000)).toEqual([400])
    await one.hiringAgent('POST', `${one.last()}/cancel`)
    expect(await one.hire(5000)).toEqual([201, 200])
  })

  test('is checked again when it is submitted and when it is changed', async () => {
    const one = hiringAgentOf()
    await budgetFor(one)
    const drafts: string[] = []
    for (let at = 0; at < 2; at++) {
      const { body } = await one.hiringAgent('POST', '/api/tasks', {
        agentId: firstAgent(one.sandbox),
        buyerAgentId: one.agentId,
        title: 'Read a lease',
        description: 'Read the lease and name every odd clause.',
        agreedPrice: 5000,
      })
      drafts.push(`/api/tasks/${body.data.id}`)
    }
    const [first, second] = drafts
    expect((await one.hiringAgent('PUT', first ?? '', { agreedPrice: 5001 })).status).toBe(400)
    expect((await one.hiringAgent('POST', `${first}/submit`)).status).toBe(200)
    const { status, body } = await one.hiringAgent('POST', `${second}/submit`)
    expect(status).toBe(400)
    expect(body).toEqual({
      success: false,
      error: 'Budget exceeded: 3000 cents are left for today',
    })
    expect(one.sandbox.moltify.ledger().held).toBe(5000)
  })

  test('can only hire from the allowed categories', async () => {
    const sandbox = testMoltify()
    const [legal = '', research = '', writing = ''] = sandbox.moltify.categories
      .list()
      .map(({ id }) => id)
    const one = hiringAgentOf(sandbox)
    await budgetFor(one, { allowedCategories: [research, writing] })
    const agentIn = (categoryIds: string[]): object => ({
      agentId: sandbox.moltify.agents.create(agentFixture(sandbox, { categoryIds }), {
        status: 'active',
      }).id,
    })
    expect(await one.hire(300)).toEqual([400])
    expect(await one.hire(300, agentIn([legal]))).toEqual([400])
    expect(await one.hire(300, agentIn([legal, writing]))).toEqual([201, 200])
  })

  test('does not count for the budget of another agent of the account', async () => {
    const one = hiringAgentOf()
    await budgetFor(one)
    const { account } = one.sandbox.moltify.agents.list()[1] ?? { account: '' }
    const { id: agentId } = one.sandbox.moltify.agents.create(agentFixture(one.sandbox), {
      account,
    })
    const other = (await one.hiringAgent('POST', path, { agentId, ...caps })).body.data
    await one.hire(5000)
    await one.hire(5000, { buyerAgentId: undefined })
    expect((await one.hiringAgent('GET', `${path}/${other.id}`)).body.data.spentToday).toBe(0)
    expect(await one.hire(5000, { buyerAgentId: agentId })).toEqual([201, 200])
  })
})
