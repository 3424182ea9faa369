import { describe, expect, it } from 'vitest'
import { ok } from '../../test/behaviors.ts'
import { harborAt, rejectionOf, secret } from '../../test/client.ts'
import { getBoat, harbor, listBoats } from '../../test/platform.ts'
import { createSailStream } from '../../test/sail.ts'
import { scriptedServer } from '../../test/scripted-server.ts'
import { ClientContext } from './client-context.ts'
import type { CallOptions, ClientOptions } from './options.ts'

const args = { params: { boatId: 'b1' } }
const { signal } = new AbortController()

const constructorError = (options: unknown): unknown => {
  try {
    return new ClientContext(harbor, options as ClientOptions)
  } catch (error) {
    return error
  }
}

const commonCases: readonly (readonly [options: object, message: string])[] = [
  [{ timeout: '5s' }, 'timeout must be a number of milliseconds >= 1, got "5s".'],
  [{ timeout: Number.NaN }, 'timeout must be a number of milliseconds >= 1, got NaN.'],
  [{ idleTimeout: null }, 'idleTimeout must be a number of milliseconds >= 1, got null.'],
  [{ maxRetries: 1.5 }, 'maxRetries must be an integer >= 0, got 1.5.'],
  [{ maxResponseBytes: -1 }, 'maxResponseBytes must be an integer >= 1, got -1.'],
  [{ headers: 'x: 1' }, 'headers must be an object, a Headers or an array of pairs, got "x: 1".'],
  [
    { contract: 'stricct' },
    'contract must be "warn" or "strict" or "off", got "stricct". Did you mean strict?',
  ],
  [{ hooks: null }, 'hooks must be an object of functions such as { onRetry }, got null.'],
  [{ hooks: { onRetry: 5 } }, 'hooks.onRetry must be a function, got 5.'],
  [{ hooks: { onRety: () => 0 } }, 'Unknown option hooks.onRety. Did you mean onRetry?'],
  [{ retries: 3 }, 'Unknown option retries. Did you mean maxRetries?'],
  [{ timeoutMs: 3 }, 'Unknown option timeoutMs. Did you mean timeout?'],
]

const clientCases: readonly (readonly [options: unknown, message: string])[] = [
  [null, 'The options of new Harbor() must be an object such as { apiKey }, got null.'],
  [secret, 'The options of new Harbor() must be an object such as { apiKey }, got a string.'],
  [
    Promise.resolve({}),
    'The options of new Harbor() must be an object such as { apiKey }, got a Promise that was not awaited.',
  ],
  [{ apiKey: 5 }, 'apiKey must be a string, or a function that returns one, got 5.'],
  [
    { apiKey: Promise.resolve(secret) },
    'apiKey must be a string, or a function that returns one, got a Promise that was not awaited.',
  ],
  [{ baseUrl: 8080 }, 'baseUrl must be a URL such as "https://api.example.com", got 8080.'],
  [{ fetch: 'x' }, 'fetch must be a function, got "x".'],
  [{ fetch: secret }, 'fetch must be a function, got a string.'],
  [{ logger: false }, 'logger must be an object with the functions warn or debug, got false.'],
  [
    { logger: { warn: 'x' } },
    'logger must be an object with the functions warn or debug, got an object.',
  ],
  [
    { rateLimit: 'wiat' },
    'rateLimit must be "wait" or "fail" or "off", got "wiat". Did you mean wait?',
  ],
  [{ rateLimit: true }, 'rateLimit must be "wait" or "fail" or "off", got true.'],
  [{ baseURL: 'https://a.test' }, 'Unknown option baseURL. Did you mean baseUrl?'],
  [{ base_url: 'https://a.test' }, 'Unknown option base_url. Did you mean baseUrl?'],
  [{ key: secret }, 'Unknown option key. Did you mean apiKey?'],
  [{ signal }, expect.stringMatching(/^Unknown option signal\. Options: timeout, .*rateLimit\.$/)],
]

const callCases: readonly (readonly [options: unknown, message: string])[] = [
  [null, 'The options of getBoat must be an object such as { signal }, got null.'],
  [[], 'The options of getBoat must be an object such as { signal }, got an array.'],
  [signal, 'The options of getBoat must be an object such as { signal }, got an AbortSignal.'],
  [
    { signal: new AbortController() },
    'signal must be an AbortSignal, such as controller.signal, got an AbortController.',
  ],
  [{ apiKey: 'x' }, expect.stringContaining('Unknown option apiKey.')],
]

describe('an option of a client', () => {
  it.each([...commonCases, ...clientCases])('is rejected: %o', (options, message) => {
    const isRecord = Object.prototype.toString.call(options) === '[object Object]'
    const merged = isRecord ? { apiKey: secret, ...(options as object) } : options
    expect(constructorError(merged)).toMatchObject({ name: 'ConfigError', message })
  })

  it('may be undefined, whatever its name', () => {
    const options = { apiKey: secret, timeout: undefined, baseURL: undefined }
    expect(constructorError(options)).toBeInstanceOf(ClientContext)
  })

  it('may be an instance of a class with fields of its own', () => {
    class Counter {
      calls = 0
      onRequest(): void {
        this.calls++
      }
      warn(): void {
        this.calls++
      }
    }
    const both = new Counter()
    expect(constructorError({ apiKey: secret, hooks: both, logger: both })).toBeInstanceOf(
      ClientContext,
    )
  })
})

describe('an option of a call', () => {
  it.each([...commonCases, ...callCases])(
    'is rejected before sending: %o',
    async (given, message) => {
      const options = given as CallOptions
      const server = await scriptedServer(ok({ id: 'b1' }))
      const error = await rejectionOf(harborAt(server.url).call(getBoat, args, options))
      expect(error).toMatchObject({ name: 'ConfigError', message, attempts: 0 })
      for (const call of [
        harborAt(server.url).list(listBoats, {}, options),
        createSailStream(server)(options).next(),
        createSailStream(server)(options).final(),
      ]) {
        expect(await rejectionOf(call)).toMatchObject({ name: 'ConfigError' })
      }
      expect(server.connections).toBe(0)
    },
  )

  it('of toArray() is rejected', async () => {
    const list = harborAt('http://localhost').list(listBoats, {})
    for (const options of [null, 5, { limit: 'x' }, { limit: Number.NaN }, { max: 5 }]) {
      expect(await rejectionOf(list.toArray(options as never))).toMatchObject({
        name: 'ConfigError',
      })
    }
  })
})

describe('input of the wrong kind', () => {
  it.each([null, 5, 'x', []])('as a query is rejected before sending: %j', async (query) => {
    const server = await scriptedServer(ok({}))
    const list = harborAt(server.url).list(listBoats, { query: query as never })
    expect(await rejectionOf(list)).toMatchObject({ name: 'InputError' })
    expect(server.connections).toBe(0)
  })

  it.each([
    { headers: ['not a pair'] },
    { headers: [null] },
    { headers: { 'x-a': 5 } },
    { headers: { 'x-a': {} } },
    { headers: [[Symbol('x'), 'b']] },
  ])('as a header is rejected before sending: %o', async (options) => {
    const server = await scriptedServer(ok({}))
    const call = harborAt(server.url).call(getBoat, args, options as never)
    expect(await rejectionOf(call)).toMatchObject({ name: 'InputError' })
    expect(server.connections).toBe(0)
  })
})
