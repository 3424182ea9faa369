import { expect, test } from 'vitest'
import { call, testSandbox } from '../../test/moltinfra.ts'

const named = (names: string): { name: string }[] => [...names].map((name) => ({ name }))

const list = async (sandbox: ReturnType<typeof testSandbox>, query = ''): Promise<string> => {
  const { status, body } = await call(sandbox, 'GET', `/agents${query}`)
  expect(status).toBe(200)
  return body.data.agents.map(({ name }: { name: string }) => name).join('')
}

test('a page has twenty agents, newest first', async () => {
  const sandbox = testSandbox({ moltinfra: { agents: 25 } })
  const { body } = await call(sandbox, 'GET', '/agents')
  expect(body.data.agents).toHaveLength(20)
  expect(body.data.agents[0]).toEqual({
    id: expect.stringMatching(/^agent_/),
    name: 'Agent 25',
    status: 'active',
    createdAt: '2026-01-05T12:00:00.000Z',
    updatedAt: '2026-01-05T12:00:00.000Z',
    modelProvider: 'openai',
  })
  expect(body.data.pagination).toEqual({
    currentPage: 1,
    totalPages: 2,
    totalItems: 25,
    itemsPerPage: 20,
  })
})

test('pages have no gaps and no duplicates', async () => {
  const sandbox = testSandbox({ moltinfra: { agents: named('abcdefg') } })
  expect(await list(sandbox, '?limit=3&page=1&order=asc')).toBe('abc')
  expect(await list(sandbox, '?limit=3&page=2&order=asc')).toBe('def')
  expect(await list(sandbox, '?limit=3&page=3&order=asc')).toBe('g')
})

test('a page after the end is empty and has the total', async () => {
  const sandbox = testSandbox({ moltinfra: { agents: 3 } })
  const { status, body } = await call(sandbox, 'GET', '/agents?page=9')
  expect(status).toBe(200)
  expect(body.data.agents).toEqual([])
  expect(body.data.pagination).toMatchObject({ currentPage: 9, totalPages: 1, totalItems: 3 })
})

test('an account without agents has no pages', async () => {
  const { body } = await call(testSandbox(), 'GET', '/agents')
  expect(body.data).toEqual({
    agents: [],
    pagination: { currentPage: 1, totalPages: 0, totalItems: 0, itemsPerPage: 20 },
  })
})

test('filters by status and sorts in both directions', async () => {
  const sandbox = testSandbox({ moltinfra: { agents: named('bca') } })
  const [b, c] = sandbox.moltinfra.agents.list()
  sandbox.moltinfra.agents.update(b?.id ?? '', { status: 'inactive' })
  sandbox.moltinfra.agents.update(c?.id ?? '', { status: 'error' })
  expect(await list(sandbox, '?status=active')).toBe('a')
  expect(await list(sandbox, '?status=inactive')).toBe('b')
  expect(await list(sandbox, '?status=error')).toBe('c')
  expect(await list(sandbox, '?sortBy=name&order=asc')).toBe('abc')
  expect(await list(sandbox, '?sortBy=name')).toBe('cba')
  expect(await list(sandbox, '?sortBy=status&order=asc')).toBe('acb')
  expect(await list(sandbox, '?sortBy=createdAt&order=asc')).toBe('bca')
})

test('sorts agents by creation, whatever their names', async () => {
  const sandbox = testSandbox({ moltinfra: { agents: named('z') } })
  sandbox.clock.advance('1s')
  sandbox.moltinfra.agents.create({ name: 'a' })
  expect(await list(sandbox)).toBe('az')
})

test.each([
  ['page=0', 'page'],
  ['page=-1', 'page'],
  ['page=1.5', 'page'],
  ['page=two', 'page'],
  ['page=', 'page'],
  ['limit=0', 'limit'],
  ['limit=101', 'limit'],
  ['limit=1&limit=2', 'limit'],
  ['status=asleep', 'status'],
  ['sortBy=age', 'sortBy'],
  ['order=up', 'order'],
])('rejects %s', async (query, field) => {
  const { status, body } = await call(testSandbox(), 'GET', `/agents?${query}`)
  expect(status).toBe(400)
  expect(body.error).toMatchObject({
    code: 'INVALID_REQUEST',
    details: { field, reason: expect.any(String) },
  })
})

test('ignores unknown parameters', async () => {
  expect((await call(testSandbox(), 'GET', '/agents?verbose=1')).status).toBe(200)
})
