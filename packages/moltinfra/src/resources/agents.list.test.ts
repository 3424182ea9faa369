import { describe, expect, test } from 'vitest'
import { ok } from '../../../core/test/behaviors.ts'
import { rejectionOf } from '../../../core/test/client.ts'
import type { Behavior } from '../../../core/test/scripted-server.ts'
import { scriptedServer } from '../../../core/test/scripted-server.ts'
import { infraAt } from '../../test/infra.ts'

const agent = (at: number): object => ({ id: `agent_${at}`, name: `Agent ${at}`, status: 'active' })

/** Responds like an account with this many agents, under this key. */
const account =
  (count: number, key = 'agents'): Behavior =>
  (turn) => {
    const { searchParams } = new URL(turn.request.url, 'http://localhost')
    const page = Number(searchParams.get('page') ?? 1)
    const limit = Number(searchParams.get('limit') ?? 20)
    const all = Array.from({ length: count }, (_, at) => agent(at + 1))
    return ok({
      [key]: all.slice((page - 1) * limit, page * limit),
      pagination: {
        currentPage: page,
        totalPages: Math.ceil(count / limit),
        totalItems: count,
        itemsPerPage: limit,
      },
    })(turn)
  }

const names = (count: number): string[] =>
  Array.from({ length: count }, (_, at) => `Agent ${at + 1}`)

describe('a list of agents', () => {
  test('is one page when it is awaited', async () => {
    const server = await scriptedServer(account(45))
    const page = await infraAt(server).agents.list({ page: 2, limit: 10 })
    expect(page.items.map(({ name }) => name)).toEqual(names(45).slice(10, 20))
    expect(page.pagination).toEqual({
      currentPage: 2,
      totalPages: 5,
      totalItems: 45,
      itemsPerPage: 10,
    })
    expect((await page.next())?.items[0]?.name).toBe('Agent 21')
    expect(server.requests.map(({ url }) => url)).toEqual([
      '/v1/agents?page=2&limit=10',
      '/v1/agents?page=3&limit=10',
    ])
  })

  test('yields every agent when it is iterated', async () => {
    const server = await scriptedServer(account(45))
    const found: string[] = []
    for await (const { name } of infraAt(server).agents.list()) found.push(name)
    expect(found).toEqual(names(45))
    expect(server.requests.map(({ url }) => url)).toEqual([
      '/v1/agents',
      '/v1/agents?page=2',
      '/v1/agents?page=3',
    ])
  })

  test('keeps its query on every page', async () => {
    const server = await scriptedServer(account(3))
    const query = { status: 'active', sortBy: 'name', order: 'asc', limit: 2 } as const
    expect(await infraAt(server).agents.list(query).toArray()).toHaveLength(3)
    expect(server.requests.map(({ url }) => url)).toEqual([
      '/v1/agents?status=active&sortBy=name&order=asc&limit=2',
      '/v1/agents?status=active&sortBy=name&order=asc&limit=2&page=2',
    ])
  })

  test('can have the key that the overview shows', async () => {
    const { agents } = infraAt(await scriptedServer(account(3, 'items')), { contract: 'strict' })
    expect((await agents.list({ limit: 2 }).toArray()).map(({ name }) => name)).toEqual(names(3))
  })

  test('may be empty', async () => {
    const server = await scriptedServer(account(0))
    const { agents } = infraAt(server)
    expect(await agents.list().toArray()).toEqual([])
    expect((await agents.list()).items).toEqual([])
  })

  test('is not requested before it is used', async () => {
    const server = await scriptedServer(account(3))
    infraAt(server).agents.list()
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(server.connections).toBe(0)
  })

  test('returns the response of a page with withResponse()', async () => {
    const { agents } = infraAt(await scriptedServer(account(3)))
    const { data, response } = await agents.list().withResponse()
    expect(data.items).toHaveLength(3)
    expect(response.status).toBe(200)
  })

  test.for([
    ['page', { page: 0 }],
    ['page', { page: 1.5 }],
    ['limit', { limit: 101 }],
    ['status', { status: 'asleep' as 'active' }],
  ] as const)('is not requested with an invalid %s', async ([field, query]) => {
    const server = await scriptedServer(account(3))
    expect(await rejectionOf(infraAt(server).agents.list(query))).toMatchObject({
      name: 'InputError',
      fields: { [field]: [expect.any(String)] },
    })
    expect(server.connections).toBe(0)
  })
})
