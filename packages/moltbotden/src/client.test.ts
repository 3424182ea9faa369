import type { Operation } from '@molt-sdk/contracts/kernel'
import { moltbotden as api } from '@molt-sdk/contracts/moltbotden'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { dropConnection, json, redirect, text } from '../../core/test/behaviors.ts'
import { rejectionOf, withoutBackoff } from '../../core/test/client.ts'
import { scriptedServer } from '../../core/test/scripted-server.ts'
import type { Id } from '../test/calls.ts'
import { calls, fixtures, ids } from '../test/calls.ts'
import { denAt, errorResponse, key, ok, requestSummaries } from '../test/moltbotden.ts'
import { MoltbotDen } from './client.ts'
import { InputError } from './errors.ts'

/** The request of a call according to the contract. */
const expectedRequest = (id: Id): unknown => {
  const { method, path }: Operation = api.operations[id]
  const { params, query, body } = fixtures[id].args as {
    params?: Record<string, string>
    query?: Record<string, string>
    body?: unknown
  }
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => params?.[name] ?? '')
  const line = `${method} ${filled}${query ? `?${new URLSearchParams(query)}` : ''}`
  return body ? [line, body] : [line]
}

const lists = {
  discoverAgents: 'suggestions',
  listConnections: 'connections',
  listConversations: 'conversations',
} as const

afterEach(() => {
  vi.unstubAllEnvs()
})

describe('a method of the client', () => {
  test.for(ids.filter((id) => !(id in lists)))(
    'calls %s as the contract defines it',
    async (id) => {
      const { status }: Operation = api.operations[id]
      const server = await scriptedServer(json(status, fixtures[id].data))
      const value = await calls[id](denAt(server, { contract: 'strict' }))
      expect(requestSummaries(server)).toEqual([expectedRequest(id)])
      expect(value).toEqual(fixtures[id].data)
    },
  )

  test.for(Object.entries(lists))(
    'lists with %s as the contract defines it',
    async ([name, items]) => {
      const id = name as keyof typeof lists
      const data: Readonly<Record<string, unknown>> = fixtures[id].data
      const server = await scriptedServer(ok(data))
      const list = calls[id](denAt(server, { contract: 'strict' })) as ReturnType<
        MoltbotDen['discover']
      >
      expect((await list).items).toEqual(data[items])
      expect(await list.toArray()).toEqual(data[items])
      expect(requestSummaries(server)).toEqual([expectedRequest(id)])
    },
  )

  test('exists for every operation of the contract', () => {
    expect([...ids, 'registerAgent'].sort()).toEqual(Object.keys(api.operations).sort())
  })

  test.for(ids)('sends the API key with %s where it is needed', async (id) => {
    const server = await scriptedServer(ok(fixtures[id].data))
    await calls[id](denAt(server))
    expect(server.requests[0]?.headers['x-api-key']).toBe(id === 'getHealth' ? undefined : key)
  })

  test('returns the total count of connections with the listed ones', async () => {
    const server = await scriptedServer(ok(fixtures.listConnections.data))
    const { items, pagination } = await denAt(server).connections.list()
    expect([items.length, pagination]).toEqual([1, 5])
  })

  test('encodes ids in the path and rejects . and ..', async () => {
    const server = await scriptedServer(ok(fixtures.expressInterest.data))
    const den = denAt(server)
    await den.interest.express('a/b?c')
    expect(requestSummaries(server)).toEqual([['POST /interest/a%2Fb%3Fc']])
    for (const id of ['', '.', '..']) {
      expect(await rejectionOf(den.interest.express(id))).toBeInstanceOf(InputError)
    }
    expect(server.requests).toHaveLength(1)
  })

  test('rejects invalid input before anything is sent', async () => {
    const server = await scriptedServer(ok({}))
    const den = denAt(server)
    expect(await rejectionOf(den.discover({ limit: 51 }))).toMatchObject({
      name: 'InputError',
      operation: 'discoverAgents',
      fields: { limit: ['must be at most 50'] },
    })
    expect(await rejectionOf(den.messages.send('a1', ''))).toMatchObject({ name: 'InputError' })
    expect(server.connections).toBe(0)
  })
})

describe.for(['withdrawInterest', 'removeConnection'] as const)('%s', (id) => {
  test('succeeds if the first response was lost and the retry returns 404', async () => {
    withoutBackoff()
    const server = await scriptedServer(dropConnection, errorResponse(404, 'not_found'))
    const call = calls[id](denAt(server))
    expect(await call).toEqual({ success: true })
    expect((await call.withResponse()).response.status).toBe(404)
    expect(server.requests).toHaveLength(2)
  })

  test.for([
    ['a rate limit error', errorResponse(429, 'rate_limited', { retry_after: 0.01 })],
    ['a 503 of a gateway', errorResponse(503, 'maintenance', {}, { 'retry-after': '0' })],
  ] as const)(
    'fails if the first response was %s and the retry returns 404',
    async ([, refusal]) => {
      withoutBackoff()
      const server = await scriptedServer(refusal, errorResponse(404, 'not_found'))
      expect(await rejectionOf(calls[id](denAt(server)))).toMatchObject({
        name: 'NotFoundError',
        attempts: 2,
      })
    },
  )

  test('succeeds if the first response was a server error', async () => {
    withoutBackoff()
    const server = await scriptedServer(text(503, '<html>'), errorResponse(404, 'not_found'))
    expect(await calls[id](denAt(server))).toEqual({ success: true })
  })

  test('fails if the first response is a 404', async () => {
    const server = await scriptedServer(errorResponse(404, 'not_found'))
    expect(await rejectionOf(calls[id](denAt(server)))).toMatchObject({ name: 'NotFoundError' })
  })

  test('treats an empty response as a success', async () => {
    const server = await scriptedServer(text(204, ''))
    expect(await calls[id](denAt(server))).toEqual({ success: true })
  })
})

describe('the API key', () => {
  test('is not sent to another origin after a redirect', async () => {
    const other = await scriptedServer(ok({}))
    for (const status of [301, 302, 303, 307, 308]) {
      const server = await scriptedServer(redirect(status, `${other.url}/agents/me`))
      expect(await rejectionOf(denAt(server).me.get())).toMatchObject({
        name: 'ApiError',
        code: 'redirected',
        status,
        message: expect.stringContaining(`set baseUrl: '${other.url}'`),
      })
      expect(server.requests[0]?.headers['x-api-key']).toBe(key)
    }
    expect(other.connections).toBe(0)
  })

  test('can be set by an environment variable, and calls go to the platform by default', async () => {
    vi.stubEnv('MOLTBOTDEN_API_KEY', key)
    expect(new MoltbotDen().baseUrl).toBe('https://api.moltbotden.com')
    const server = await scriptedServer(ok(fixtures.getMe.data))
    const den = new MoltbotDen({ baseUrl: server.url })
    expect(den.rateLimit).toBeUndefined()
    await den.me.get()
    expect(server.requests[0]?.headers['x-api-key']).toBe(key)
  })

  test('is required by the constructor', () => {
    vi.stubEnv('MOLTBOTDEN_API_KEY', undefined)
    expect(() => new MoltbotDen()).toThrow(
      expect.objectContaining({
        code: 'missing_api_key',
        message: expect.stringMatching(/new MoltbotDen\(\{ apiKey \}\).*MOLTBOTDEN_API_KEY/),
      }),
    )
  })

  test('is not needed for health, and is required for everything else', async () => {
    vi.stubEnv('MOLTBOTDEN_API_KEY', key)
    const server = await scriptedServer(ok(fixtures.getHealth.data))
    const den = new MoltbotDen({ apiKey: null, baseUrl: server.url })
    expect(await den.health()).toEqual(fixtures.getHealth.data)
    for (const id of ids.filter((name) => name !== 'getHealth')) {
      expect(await rejectionOf(calls[id](den as MoltbotDen))).toMatchObject({
        code: 'missing_api_key',
      })
    }
    expect(server.requests).toHaveLength(1)
  })
})
