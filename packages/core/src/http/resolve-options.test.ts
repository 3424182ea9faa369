import { afterEach, describe, expect, it, vi } from 'vitest'
import { ok } from '../../test/behaviors.ts'
import { harborAt, rejectionOf, secret, usesFetch } from '../../test/client.ts'
import { getBoat, getTide, harbor } from '../../test/platform.ts'
import { scriptedServer } from '../../test/scripted-server.ts'
import { ConfigError } from '../errors/client-errors.ts'
import { StreamingHttpClient } from '../streams/streaming-http-client.ts'
import { ClientContext } from './client-context.ts'
import type { ClientOptions } from './options.ts'

const args = { params: { boatId: 'b1' } }

afterEach(() => {
  vi.unstubAllEnvs()
  vi.unstubAllGlobals()
})

const rejection = (options: ClientOptions): ConfigError => {
  try {
    new StreamingHttpClient(new ClientContext(harbor, options))
  } catch (error) {
    if (error instanceof ConfigError) return error
  }
  throw new Error('It was not rejected.')
}

describe('an API key', () => {
  it.for([undefined, ''])('that is missing causes an error with both ways to set it', (apiKey) => {
    vi.stubEnv('HARBOR_API_KEY', undefined)
    expect(rejection({ apiKey })).toMatchObject({
      name: 'ConfigError',
      code: 'missing_api_key',
      message:
        'No API key. Pass new Harbor({ apiKey }) or set the environment variable HARBOR_API_KEY.',
    })
  })

  it('is missing if the variable is empty', () => {
    vi.stubEnv('HARBOR_API_KEY', '')
    expect(rejection({}).code).toBe('missing_api_key')
  })

  it('is missing if there is no process, as in a browser', () => {
    vi.stubGlobal('process', undefined)
    const { code } = rejection({})
    vi.unstubAllGlobals()
    expect(code).toBe('missing_api_key')
  })

  it('is missing if the environment must not be read, as in Deno without a permission', () => {
    const env = new Proxy({}, { get: () => expect.fail('Requires env access') })
    vi.stubGlobal('process', { ...process, env })
    const { code } = rejection({})
    vi.unstubAllGlobals()
    expect(code).toBe('missing_api_key')
  })

  it('that is malformed in the environment is rejected with the name of the variable', () => {
    vi.stubEnv('HARBOR_API_KEY', 'two words')
    const { message, code } = rejection({})
    expect(code).toBe('malformed_api_key')
    expect(message).toMatch(/^HARBOR_API_KEY contains a character that is not allowed/)
  })

  it('is read from the environment by default', async () => {
    vi.stubEnv('HARBOR_API_KEY', 'from-env')
    const server = await scriptedServer(ok({ id: 'b1' }))
    await new StreamingHttpClient(new ClientContext(harbor, { baseUrl: server.url })).call(
      getBoat,
      args,
    )
    expect(server.requests[0]?.headers['x-api-key']).toBe('from-env')
  })

  it('in the options takes precedence over the environment', async () => {
    vi.stubEnv('HARBOR_API_KEY', 'from-env')
    const server = await scriptedServer(ok({ id: 'b1' }))
    await harborAt(server.url).call(getBoat, args)
    expect(server.requests[0]?.headers['x-api-key']).toBe(secret)
  })

  it('is not sent to an operation that needs none', async () => {
    const server = await scriptedServer(ok({}))
    await harborAt(server.url).call(getTide, {})
    expect(server.requests[0]?.headers).not.toHaveProperty('x-api-key')
  })

  it('of null means none, whatever the environment contains', async () => {
    vi.stubEnv('HARBOR_API_KEY', 'from-env')
    const server = await scriptedServer(ok({}))
    const http = new StreamingHttpClient(
      new ClientContext(harbor, { apiKey: null, baseUrl: server.url }),
    )
    expect(await rejectionOf(http.call(getBoat, args))).toMatchObject({ code: 'missing_api_key' })
    expect(server.connections).toBe(0)
  })

  it.for(['a\nb', 'a\r\nx-evil: 1', 'a b', 'a\tb', 'key\n', '\u200bkey', 'clé', '\0'])(
    'that is not allowed in a header is rejected without being shown: %j',
    (apiKey) => {
      const error = rejection({ apiKey })
      expect(error.code).toBe('malformed_api_key')
      expect(error.message).toBe(
        'apiKey contains a character that is not allowed in an HTTP header, such as a space or a ' +
          'line break.',
      )
      expect(JSON.stringify(error)).not.toContain(apiKey)
    },
  )
})

describe('a base URL', () => {
  const baseUrlOf = (options: ClientOptions = {}): string =>
    new ClientContext(harbor, { apiKey: 'k', ...options }).options.baseUrl

  it('is that of the platform if no variable is set or all are empty', () => {
    vi.stubEnv('HARBOR_BASE_URL', '')
    vi.stubEnv('HARBOR_API_URL', undefined)
    expect(baseUrlOf()).toBe(harbor.baseUrl)
  })

  it('is read from the first variable that is set', () => {
    vi.stubEnv('HARBOR_API_URL', 'https://second.test/')
    expect(baseUrlOf()).toBe('https://second.test')
    vi.stubEnv('HARBOR_BASE_URL', 'https://first.test')
    expect(baseUrlOf()).toBe('https://first.test')
  })

  it('in the options takes precedence over the environment', () => {
    vi.stubEnv('HARBOR_BASE_URL', 'not a URL')
    expect(baseUrlOf({ baseUrl: 'http://localhost:1' })).toBe('http://localhost:1')
  })

  it.for([
    ['HARBOR_BASE_URL', 'api.test', 'must be an absolute URL, got "api.test".'],
    ['HARBOR_API_URL', 'http://api.test', 'must use https, got "http:".'],
  ] as const)('that is invalid in %s is rejected with its name', ([name, value, problem]) => {
    vi.stubEnv(name, value)
    expect(rejection({ apiKey: 'k' }).message).toContain(`${name} ${problem}`)
  })

  it('that is invalid in the options is not said to come from a variable', () => {
    vi.stubEnv('HARBOR_BASE_URL', 'https://first.test')
    expect(rejection({ apiKey: 'k', baseUrl: 'api.test' }).message).toMatch(/^baseUrl must/)
  })
})

describe('numeric options', () => {
  it('may be undefined, 0 or Infinity', () => {
    const options = { timeout: undefined, maxRetries: 0, totalTimeout: Number.POSITIVE_INFINITY }
    expect(
      () => new StreamingHttpClient(new ClientContext(harbor, { apiKey: 'k', ...options })),
    ).not.toThrow()
  })
})

describe('fetch', () => {
  const response = async (): Promise<Response> =>
    Response.json({ success: true, data: { id: 'x' } })

  if (usesFetch)
    it('is looked up when a call is made, not when the client is created', async () => {
      const http = harborAt('http://localhost')
      const late = vi.fn(response)
      vi.stubGlobal('fetch', late)
      await expect(http.call(getBoat, args)).resolves.toEqual({ id: 'x' })
      expect(late).toHaveBeenCalledOnce()
    })

  it('of the client replaces the global one', async () => {
    vi.stubGlobal('fetch', () => {
      throw new Error('not me')
    })
    const fetch = vi.fn(response)
    await harborAt('http://localhost', { fetch }).call(getBoat, args)
    expect(fetch).toHaveBeenCalledExactlyOnceWith(
      'http://localhost/boats/b1',
      expect.objectContaining({ method: 'GET', redirect: 'manual' }),
    )
  })

  it('that throws is a connection error', async () => {
    const fetch = (): never => {
      throw new TypeError('no network today')
    }
    const call = harborAt('http://localhost', { fetch, maxRetries: 0 }).call(getBoat, args)
    expect(await rejectionOf(call)).toMatchObject({
      name: 'ConnectionError',
      cause: { message: 'no network today' },
    })
  })
})
