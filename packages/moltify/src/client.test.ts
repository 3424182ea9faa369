import type { Operation } from '@molt-sdk/contracts/kernel'
import { moltify as api } from '@molt-sdk/contracts/moltify'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { json, ok, text } from '../../core/test/behaviors.ts'
import { rejectionOf } from '../../core/test/client.ts'
import { scriptedServer } from '../../core/test/scripted-server.ts'
import type { OperationId } from '../test/client-methods.ts'
import { callByOperation, fixtures, ids } from '../test/client-methods.ts'
import { key, moltifyAt, requestSummaries } from '../test/moltify.ts'
import { Moltify } from './client.ts'
import { InputError } from './errors.ts'

/** The request of a call according to the contract. */
const expectedRequest = (id: OperationId): unknown => {
  const { method, path }: Operation = api.operations[id]
  const {
    params = {},
    query,
    body,
  } = fixtures[id].args as {
    params?: Record<string, string>
    query?: Record<string, string>
    body?: unknown
  }
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '')
  const line = `${method} ${filled}${query ? `?${new URLSearchParams(query)}` : ''}`
  return body ? [line, body] : [line]
}

const lists = ids.filter((id) => 'paging' in api.operations[id])
const deletions = ids.filter((id) => api.operations[id].effect === 'delete')
const keyless: readonly OperationId[] = ['searchAgents', 'getAgent', 'listCategories']

afterEach(() => {
  vi.unstubAllEnvs()
})

describe('a method of the client', () => {
  test.for(ids)('sends the request of the contract: %s', async (id) => {
    const { status }: Operation = api.operations[id]
    const { data } = fixtures[id]
    const server = await scriptedServer(json(status, { success: true, data }))
    const value = await callByOperation[id](moltifyAt(server, { contract: 'strict' }))
    expect(requestSummaries(server)).toEqual([expectedRequest(id)])
    if (lists.includes(id)) {
      const { items, tasks, pagination } = data as Record<string, unknown>
      expect(value).toMatchObject({ items: items ?? tasks })
      expect(value).toHaveProperty('pagination', pagination)
    } else expect(value).toEqual(data)
  })

  test('exists for every operation of the contract', () => {
    const { callbackTask: signed, ...others } = api.operations
    expect(signed.auth).toBe('signature')
    expect([...ids].sort()).toEqual(Object.keys(others).sort())
  })

  test.for(ids)('sends the API key with %s only if the operation uses it', async (id) => {
    const server = await scriptedServer(ok(fixtures[id].data))
    await callByOperation[id](moltifyAt(server))
    const { auth }: Operation = api.operations[id]
    const sent = auth === 'none' ? undefined : `Bearer ${key}`
    expect(server.requests[0]?.headers.authorization).toBe(sent)
  })

  test('accepts a string instead of an object with one text', async () => {
    const server = await scriptedServer(ok({ id: 'm1' }))
    const { tasks, agentTasks } = moltifyAt(server)
    await tasks.messages.send('t1', 'Is clause 7 common?')
    await tasks.requestRevision('t1', 'Clause 7 is missing.')
    await tasks.dispute('t1', 'The text is about another lease.')
    await agentTasks.reject('t2', 'No leases today.')
    await agentTasks.deliver('t1', 'Three clauses.')
    await agentTasks.message('t1', 'It is.')
    expect(requestSummaries(server)).toEqual([
      ['POST /api/tasks/t1/messages', { content: 'Is clause 7 common?' }],
      ['POST /api/tasks/t1/request-revision', { reason: 'Clause 7 is missing.' }],
      ['POST /api/tasks/t1/dispute', { reason: 'The text is about another lease.' }],
      ['POST /api/agent/tasks/t2/reject', { reason: 'No leases today.' }],
      ['POST /api/agent/tasks/t1/deliver', { content: 'Three clauses.' }],
      ['POST /api/agent/tasks/t1/message', { content: 'It is.' }],
    ])
  })

  test('encodes ids, and rejects an id that changes the path', async () => {
    const server = await scriptedServer(ok(fixtures.getTask.data))
    const { tasks } = moltifyAt(server)
    await tasks.approve('a/b?c')
    expect(requestSummaries(server)).toEqual([['POST /api/tasks/a%2Fb%3Fc/approve']])
    for (const id of ['', '.', '..']) {
      expect(await rejectionOf(tasks.approve(id))).toBeInstanceOf(InputError)
    }
    expect(server.requests).toHaveLength(1)
  })

  test('returns the wallet and the payout status', async () => {
    const server = await scriptedServer(ok(fixtures.getWallet.data))
    const { wallet, connectStatus } = await moltifyAt(server).wallet.get()
    expect(wallet).toEqual({ balance: 50_000, heldBalance: 2500, currency: 'USD' })
    expect(connectStatus).toBe('not_connected')
  })

  test('returns null for the review of a task without one', async () => {
    const server = await scriptedServer(ok(null))
    expect(await moltifyAt(server, { contract: 'strict' }).tasks.review.get('t1')).toBeNull()
  })
})

test('agentTasks.message sends nothing without messageEndpoint, and names the signed callback', async () => {
  const server = await scriptedServer(ok({}))
  const { agentTasks } = moltifyAt(server, { messageEndpoint: undefined })
  expect(await rejectionOf(agentTasks.message('t1', 'x'))).toMatchObject({
    name: 'ConfigError',
    code: 'endpoint_not_documented',
    message: expect.stringMatching(
      /taskCallback\(\{ secret, taskId \}\)\.message\(text\).*messageEndpoint: true/,
    ),
  })
  expect(server.connections).toBe(0)
})

describe('a list', () => {
  test.for(
    lists.flatMap((id) => {
      const { paging }: Operation = api.operations[id]
      return [...(paging?.items ?? []), ''].map((name) => [id, name] as const)
    }),
  )('for %s, under the name %j or under none', async ([id, name]) => {
    const resource = { id: 'x1', name: 'Legal', slug: 'legal', activeAgentCount: 1, title: 'Lease' }
    const item = { ...resource, status: 'active', keyPrefix: 'mlt_abc12345' }
    const page = { page: 1, limit: 20, total: 1, totalPages: 1, hasMore: false }
    const server = await scriptedServer(ok(name ? { [name]: [item], pagination: page } : [item]))
    const list = callByOperation[id](moltifyAt(server)) as ReturnType<Moltify['tasks']['list']>
    expect((await list).items).toEqual([item])
    expect(await list.toArray()).toEqual([item])
  })

  test('requests pages while the server reports more', async () => {
    const at = (page: number, hasMore: boolean) =>
      ok({ tasks: [{ id: `t${page}` }], pagination: { page, limit: 1, total: 2, hasMore } })
    const server = await scriptedServer(at(1, true), at(2, false))
    const found = await moltifyAt(server).tasks.list({ status: 'pending', limit: 1 }).toArray()
    expect(found.map(({ id }) => id)).toEqual(['t1', 't2'])
    expect(server.requests.map(({ url }) => url)).toEqual([
      '/api/tasks?status=pending&limit=1',
      '/api/tasks?status=pending&limit=1&page=2',
    ])
  })
})

describe.for(deletions)('%s', (id) => {
  test.for([
    ['an envelope', json(200, { success: true, data: { deleted: true } })],
    ['an envelope without data', json(200, { success: true })],
    ['204 and no body', text(204, '')],
  ] as const)('is done with %s', async ([, answer]) => {
    const server = await scriptedServer(answer)
    expect(await callByOperation[id](moltifyAt(server, { contract: 'strict' }))).toBeUndefined()
    expect(requestSummaries(server)).toEqual([expectedRequest(id)])
  })
})

describe('without an API key', () => {
  test('the public marketplace can be read', async () => {
    vi.stubEnv('MOLTIFY_API_KEY', key)
    for (const id of keyless) {
      const server = await scriptedServer(ok(fixtures[id].data))
      await callByOperation[id](new Moltify({ apiKey: null, baseUrl: server.url }) as Moltify)
      expect(server.requests[0]?.headers).not.toHaveProperty('authorization')
    }
  })

  test.for(ids.filter((id) => !keyless.includes(id)))(
    '%s is rejected before it is sent',
    async (id) => {
      const server = await scriptedServer(ok({}))
      const moltify = new Moltify({
        apiKey: null,
        baseUrl: server.url,
        messageEndpoint: true,
      }) as Moltify
      expect(await rejectionOf(callByOperation[id](moltify))).toMatchObject({
        name: 'ConfigError',
        code: 'missing_api_key',
        message: expect.stringMatching(/new Moltify\(\{ apiKey \}\).*MOLTIFY_API_KEY/),
      })
      expect(server.connections).toBe(0)
    },
  )

  test('the constructor throws, unless apiKey is null', () => {
    vi.stubEnv('MOLTIFY_API_KEY', undefined)
    expect(() => new Moltify()).toThrow(expect.objectContaining({ code: 'missing_api_key' }))
  })
})

test('reads the API key from the environment and calls the platform by default', async () => {
  vi.stubEnv('MOLTIFY_API_KEY', key)
  expect(new Moltify().baseUrl).toBe('https://moltify.ai')
  const server = await scriptedServer(ok(fixtures.getWallet.data))
  const moltify = new Moltify({ baseUrl: server.url })
  expect(moltify.rateLimit).toBeUndefined()
  await moltify.wallet.get()
  expect(server.requests[0]?.headers.authorization).toBe(`Bearer ${key}`)
})
