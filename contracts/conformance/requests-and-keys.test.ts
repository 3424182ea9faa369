import { inspect } from 'node:util'
import { createSandbox } from '@molt-sdk/sandbox'
import { MoltbotDen } from '@moltbotden/sdk'
import { MoltGhostAgent } from '@moltghost/sdk'
import { Moltify } from '@moltify/sdk'
import { MoltInfra } from '@moltinfra/sdk'
import { afterEach, describe, expect, test, vi } from 'vitest'
import * as z from 'zod/mini'

/** Options that all clients have. */
interface Options {
  readonly apiKey?: string | (() => string | Promise<string>)
  readonly baseUrl?: string
  readonly fetch?: typeof fetch
  readonly timeout?: number
}

/** What all clients have. */
interface Client {
  readonly baseUrl: string
  withOptions(options: Options): Client
  request(method: 'GET', path: string, options: object): PromiseLike<unknown>
}

interface Subject {
  readonly platform: 'moltinfra' | 'moltify' | 'moltbotden' | 'moltghost'
  readonly create: (options: Options) => Client
  /** A read that needs a key. */
  readonly read: (client: never) => PromiseLike<unknown>
  /** The endpoint of the same read, and a part of its data. */
  readonly path: string
  readonly Data: z.ZodMiniType
}

const named = z.array(z.looseObject({}))

const subjects: readonly Subject[] = [
  {
    platform: 'moltinfra',
    create: (options) => new MoltInfra(options),
    read: (client: MoltInfra) => client.agents.list(),
    path: '/agents',
    Data: z.looseObject({ agents: named }),
  },
  {
    platform: 'moltify',
    create: (options) => new Moltify(options),
    read: (client: Moltify) => client.wallet.get(),
    path: '/api/wallet',
    Data: z.looseObject({ wallet: z.looseObject({}) }),
  },
  {
    platform: 'moltbotden',
    create: (options) => new MoltbotDen(options),
    read: (client: MoltbotDen) => client.connections.list(),
    path: '/connections',
    Data: z.looseObject({ connections: named }),
  },
  {
    platform: 'moltghost',
    create: (options) => new MoltGhostAgent(options),
    read: (client: MoltGhostAgent) => client.models.list(),
    path: '/v1/models',
    Data: z.looseObject({ data: named }),
  },
]

const baseUrl = 'http://127.0.0.1:4010'

/** A `fetch` that records the requests and returns an empty object. */
const recordingFetch = () => {
  const requests: { readonly url: string; readonly headers: Record<string, string> }[] = []
  const record = async (url: string | URL | Request, init?: RequestInit): Promise<Response> => {
    requests.push({ url: `${url}`, headers: init?.headers as Record<string, string> })
    return Response.json({})
  }
  return { requests, fetch: record }
}

afterEach(() => {
  vi.unstubAllEnvs()
})

describe.for(subjects)('the client of $platform', ({ platform, create, read, path, Data }) => {
  /** A sandbox, and the options of a client of it. */
  const sandboxed = () => {
    const sandbox = createSandbox()
    const { apiKey, baseUrl } = sandbox.platformInfo()[platform]
    return { sandbox, apiKey, options: { baseUrl, fetch: sandbox.fetch as typeof fetch } }
  }

  test('takes a new key from a function after a 401', async () => {
    const { sandbox, apiKey, options } = sandboxed()
    const keys = ['molti_an-expired-key', apiKey]
    const getKey = vi.fn(async () => `${keys.shift()}`)
    await read(create({ ...options, apiKey: getKey }) as never)
    expect(getKey).toHaveBeenCalledTimes(2)
    const statuses = sandbox.log().map(({ status }) => status)
    expect(statuses).toEqual([401, 200])
  })

  test('shows a function as the key in console.log, without calling it', () => {
    const apiKey = vi.fn(() => 'a-key-for-tests')
    expect(inspect(create({ apiKey, baseUrl }))).toContain("apiKey: '[function]'")
    expect(apiKey).not.toHaveBeenCalled()
  })

  test('shows the operation of a call in console.log', async () => {
    const { apiKey, options } = sandboxed()
    const call = read(create({ ...options, apiKey }) as never)
    const shown = inspect(call)
    await call
    const name = platform === 'moltghost' ? 'MoltGhostAgent' : platform
    expect(shown).toMatch(new RegExp(`^(Call|List) \\{ ${name} \\w+( pending)? \\}$`, 'i'))
  })

  test('calls any endpoint with request(), and checks its data with a schema', async () => {
    const { apiKey, options } = sandboxed()
    const client = create({ ...options, apiKey })
    const data = await client.request('GET', path, { effect: 'read', response: Data })
    expect(z.safeParse(Data, data).success).toBe(true)
    const response = z.object({ absent: z.string() })
    await expect(client.request('GET', path, { response })).rejects.toMatchObject({
      name: 'ContractError',
      operation: `GET ${path}`,
      fields: { absent: [expect.any(String)] },
    })
  })

  test('creates a client of the same class with withOptions()', async () => {
    const { apiKey, options } = sandboxed()
    const client = create({ ...options, apiKey: 'molti_wrong-key-of-a-tenant' })
    const derived = client.withOptions({ apiKey, timeout: 5_000 })
    expect(derived.constructor).toBe(client.constructor)
    expect(inspect(derived)).toContain('timeout: 5000')
    await read(derived as never)
    await expect(read(client as never)).rejects.toMatchObject({ name: 'AuthenticationError' })
  })

  test('sends its key to another origin only if it is passed with it', async () => {
    const { requests, fetch } = recordingFetch()
    const client = create({ apiKey: 'molti_key', baseUrl, fetch })
    const other = { baseUrl: 'http://127.0.0.1:4011' }
    expect(() => client.withOptions(other)).toThrow('Pass apiKey as well')
    await client.withOptions({ ...other, apiKey: 'molti_key' }).request('GET', '/x', {})
    expect(requests.map(({ url }) => url)).toEqual(['http://127.0.0.1:4011/x'])
  })

  test('reads its base URL from the environment', async () => {
    const { requests, fetch } = recordingFetch()
    vi.stubEnv(`${platform.toUpperCase()}_BASE_URL`, `${baseUrl}/env`)
    vi.stubEnv(`${platform.toUpperCase()}_API_KEY`, 'molti_key')
    await create({ fetch }).request('GET', '/x', {})
    await create({ fetch, baseUrl }).request('GET', '/x', {})
    expect(requests.map(({ url }) => url)).toEqual([`${baseUrl}/env/x`, `${baseUrl}/x`])
  })

  test('names a base URL in the environment that is invalid', () => {
    vi.stubEnv(`${platform.toUpperCase()}_BASE_URL`, 'api.example.com')
    expect(() => create({ apiKey: 'molti_key' })).toThrow(
      `${platform.toUpperCase()}_BASE_URL must be an absolute URL, got "api.example.com".`,
    )
  })

  test('sends its name and version', async () => {
    const { requests, fetch } = recordingFetch()
    await create({ apiKey: 'molti_key', baseUrl, fetch }).request('GET', '/x', {})
    expect(requests[0]?.headers['user-agent']).toMatch(new RegExp(`^${platform}-sdk/\\S+`))
  })
})

test('MoltbotDen reads the base URL from the variable of its command, after its own', () => {
  vi.stubEnv('MOLTBOTDEN_API_URL', 'https://second.example.com')
  expect(new MoltbotDen({ apiKey: 'a-key' }).baseUrl).toBe('https://second.example.com')
  vi.stubEnv('MOLTBOTDEN_BASE_URL', 'https://first.example.com')
  expect(new MoltbotDen({ apiKey: 'a-key' }).baseUrl).toBe('https://first.example.com')
})
