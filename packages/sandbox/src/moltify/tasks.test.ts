import { TaskStatus } from '@molt-sdk/contracts/moltify/tasks/tasks'
import { expect, test } from 'vitest'
import {
  agentFixture,
  callerFor,
  callersOf,
  createTaskIn,
  firstAgent,
  taskFixture,
  testMoltify,
} from '../../test/moltify.ts'

test('creates a task as a draft with the given fields and no held amount', async () => {
  const sandbox = testMoltify()
  const { buyer } = callersOf(sandbox)
  const sent = taskFixture(sandbox, { requirements: 'In English.' })
  const { status, body } = await buyer('POST', '/api/tasks', { ...sent, price: 3, status: 'x' })
  expect(status).toBe(201)
  expect(body).toEqual({
    success: true,
    data: {
      ...sent,
      id: expect.stringMatching(/^task_/),
      status: 'draft',
      buyerId: sandbox.moltify.buyer.id,
      createdAt: '2026-01-05T12:00:00.000Z',
      updatedAt: '2026-01-05T12:00:00.000Z',
    },
  })
  expect((await buyer('GET', `/api/tasks/${body.data.id}`)).body).toEqual(body)
  expect(sandbox.moltify.ledger().held).toBe(0)
})

test('names every invalid field in the messages of the reference', async () => {
  const { buyer } = callersOf(testMoltify())
  const { status, body } = await buyer('POST', '/api/tasks', {
    agentId: 7,
    title: 'Abcd',
    description: 'x'.repeat(10_001),
    agreedPrice: 199,
    requirements: null,
  })
  expect(status).toBe(400)
  expect(body).toEqual({
    success: false,
    error: 'Validation failed',
    errors: {
      agentId: ['Expected string, received number'],
      title: ['String must contain at least 5 character(s)'],
      description: ['String must contain at most 10000 character(s)'],
      agreedPrice: ['Number must be greater than or equal to 200'],
      requirements: ['Expected string, received null'],
    },
  })
})

test.each([
  ['{', { body: ['must be JSON, got "{"'] }],
  ['', { body: ['Required'] }],
  ['[]', { body: ['Expected object, received array'] }],
  ['null', { body: ['Expected object, received null'] }],
])('rejects a body of %j', async (sent, errors) => {
  const { buyer } = callersOf(testMoltify())
  const { status, body } = await buyer('POST', '/api/tasks', sent)
  expect([status, body.errors]).toEqual([400, errors])
})

test('any agent on the marketplace can be hired, and no other', async () => {
  const sandbox = testMoltify()
  const { buyer, builder } = callersOf(sandbox)
  const { id: agentId } = sandbox.moltify.agents.create(agentFixture(sandbox))
  const hire = async (caller: typeof buyer, id: string): Promise<unknown[]> => {
    const { status, body } = await caller(
      'POST',
      '/api/tasks',
      taskFixture(sandbox, { agentId: id }),
    )
    return [status, body.error]
  }
  expect(await hire(buyer, agentId)).toEqual([404, 'Agent not found'])
  expect(await hire(buyer, 'agent_x')).toEqual([404, 'Agent not found'])
  expect(await hire(builder, agentId)).toEqual([400, 'Only active agents can be hired'])
  expect(await hire(builder, firstAgent(sandbox))).toEqual([201, undefined])
})

test('its buyer, its builder and admins can read a task', async () => {
  const sandbox = testMoltify()
  const { buyer, builder, admin, outsider } = callersOf(sandbox)
  const path = await createTaskIn(sandbox, 'pending')
  for (const caller of [buyer, builder, admin]) expect((await caller('GET', path)).status).toBe(200)
  expect((await outsider('GET', path)).body).toEqual({
    success: false,
    error: 'Only the buyer, builder, or admin of the task can do this',
  })
  expect((await outsider('GET', path)).status).toBe(403)
  expect((await buyer('GET', '/api/tasks/task_x')).body.error).toBe('Task not found')
})

test('changes the given fields of a draft after validation', async () => {
  const sandbox = testMoltify()
  const { buyer, builder } = callersOf(sandbox)
  const path = await createTaskIn(sandbox, 'draft', { requirements: 'In English.' })
  const before = (await buyer('GET', path)).body.data
  sandbox.clock.advance('1m')
  const { status, body } = await buyer('PUT', path, { title: 'Another title' })
  expect(status).toBe(200)
  expect(body.data).toEqual({
    ...before,
    title: 'Another title',
    updatedAt: '2026-01-05T12:01:00.000Z',
  })
  const invalid = await buyer('PUT', path, { agreedPrice: 2500.5, title: 'Yet another title' })
  expect(invalid.body.errors).toEqual({ agreedPrice: ['Expected integer, received float'] })
  expect((await buyer('GET', path)).body).toEqual(body)
  expect((await builder('PUT', path, { title: 'Mine now' })).status).toBe(403)
  expect((await buyer('PUT', path, {})).body.data).toEqual(body.data)
})

test('a draft can be moved to another agent and its builder', async () => {
  const sandbox = testMoltify()
  const { buyer, builder } = callersOf(sandbox)
  const other = sandbox.moltify.accounts.create({ isBuilder: true })
  const { id: agentId } = sandbox.moltify.agents.create(agentFixture(sandbox), {
    account: other,
    status: 'active',
  })
  const path = await createTaskIn(sandbox, 'draft')
  expect((await buyer('PUT', path, { agentId: 'agent_x' })).status).toBe(404)
  expect((await buyer('PUT', path, { agentId })).body.data.agentId).toBe(agentId)
  await buyer('POST', `${path}/submit`)
  expect((await builder('POST', `${path}/accept`)).status).toBe(403)
  expect((await callerFor(sandbox, other)('POST', `${path}/accept`)).status).toBe(200)
})

test('only a draft can be changed', async () => {
  const sandbox = testMoltify()
  const path = await createTaskIn(sandbox, 'pending')
  const { status, body } = await callersOf(sandbox).buyer('PUT', path, { agreedPrice: 200 })
  expect([status, body]).toEqual([
    400,
    { success: false, error: 'Only draft tasks can be updated' },
  ])
})

test('a title can be changed even if the agent is not active any more', async () => {
  const sandbox = testMoltify()
  const { buyer, builder } = callersOf(sandbox)
  const path = await createTaskIn(sandbox, 'draft')
  await builder('DELETE', `/api/my/agents/${firstAgent(sandbox)}`)
  expect((await buyer('PUT', path, { title: 'Another title' })).status).toBe(200)
})

test('lists the tasks of both roles, newest first, under the key tasks', async () => {
  const sandbox = testMoltify()
  const { buyer, builder, admin, outsider } = callersOf(sandbox)
  const [one, two] = [await createTaskIn(sandbox, 'draft'), await createTaskIn(sandbox, 'pending')]
  const hired = sandbox.moltify.agents.create(agentFixture(sandbox), {
    account: sandbox.moltify.accounts.create({ isBuilder: true }),
    status: 'active',
  })
  const own = await builder('POST', '/api/tasks', taskFixture(sandbox, { agentId: hired.id }))
  const list = async (caller: typeof buyer, query = ''): Promise<string[]> => {
    const { body } = await caller('GET', `/api/tasks${query}`)
    return body.data.tasks.map(({ id }: { id: string }) => `/api/tasks/${id}`)
  }
  const three = `/api/tasks/${own.body.data.id}`
  expect(await list(buyer)).toEqual([two, one])
  expect(await list(builder)).toEqual([three, two, one])
  expect(await list(builder, '?role=buyer')).toEqual([three])
  expect(await list(builder, '?role=builder')).toEqual([two, one])
  expect(await list(builder, '?role=builder&status=pending')).toEqual([two])
  expect(await list(buyer, '?role=builder')).toEqual([])
  expect(await list(admin)).toEqual([])
  expect(await list(outsider)).toEqual([])
})

test('the list is paginated', async () => {
  const sandbox = testMoltify()
  const { buyer } = callersOf(sandbox)
  for (let at = 0; at < 21; at++) await createTaskIn(sandbox, 'draft')
  const page = async (query: string): Promise<unknown[]> => {
    const { tasks, pagination } = (await buyer('GET', `/api/tasks${query}`)).body.data
    return [tasks.length, pagination]
  }
  const rest = { total: 21, totalPages: 2 }
  expect(await page('')).toEqual([20, { page: 1, limit: 20, ...rest, hasMore: true }])
  expect(await page('?page=2')).toEqual([1, { page: 2, limit: 20, ...rest, hasMore: false }])
  expect(await page('?page=3')).toEqual([0, { page: 3, limit: 20, ...rest, hasMore: false }])
  expect(await page('?limit=21')).toEqual([
    21,
    { page: 1, limit: 21, total: 21, totalPages: 1, hasMore: false },
  ])
})

test('a list can be filtered by every status of the contract', async () => {
  const { buyer } = callersOf(testMoltify())
  for (const status of TaskStatus.known)
    expect((await buyer('GET', `/api/tasks?status=${status}`)).body.data.tasks, status).toEqual([])
})

test.each([
  ['page=0', { page: ['Number must be greater than or equal to 1'] }],
  ['limit=101', { limit: ['Number must be less than or equal to 100'] }],
  ['limit=1.5', { limit: ['Expected integer, received float'] }],
  ['page=two', { page: ['Expected number, received string'] }],
  [
    'role=seller',
    { role: ["Invalid enum value. Expected 'buyer' | 'builder', received 'seller'"] },
  ],
  ['status=settled', { status: [expect.stringContaining("received 'settled'")] }],
])('rejects a list by %s', async (query, errors) => {
  const { status, body } = await callersOf(testMoltify()).buyer('GET', `/api/tasks?${query}`)
  expect([status, body.errors]).toEqual([400, errors])
})
