import { inspect } from 'node:util'
import { describe, expect, it, vi } from 'vitest'
import { errorResponse, ok } from '../../test/behaviors.ts'
import { rejectionOf, secret } from '../../test/client.ts'
import { getBoat, harbor } from '../../test/platform.ts'
import type { ScriptedServer } from '../../test/scripted-server.ts'
import { scriptedServer } from '../../test/scripted-server.ts'
import { ClientContext } from './client-context.ts'
import type { ClientPlatform } from './client-platform.ts'
import { HttpClient } from './http-client.ts'
import { clientRules } from './option-rules.ts'
import type { ClientOptions, OptionalKeyOptions } from './options.ts'

const args = { params: { boatId: 'b1' } }
const boat = ok({ id: 'b1' })
const tenantKey = 'hk_live_0ther-key-of-a-tenant'

/** A client that can be derived, as those of the platforms are. */
class Harbor {
  readonly http: HttpClient
  readonly #options: OptionalKeyOptions
  readonly #platform: ClientPlatform

  constructor(options: OptionalKeyOptions, platform: ClientPlatform = harbor) {
    this.http = new HttpClient(new ClientContext(platform, options))
    this.#options = options
    this.#platform = platform
  }

  withOptions(changes: ClientOptions): Harbor {
    const options = this.http.derive(this.#options, changes as OptionalKeyOptions, clientRules)
    return new Harbor(options, this.#platform)
  }
}

const open = (
  { url: baseUrl }: { readonly url: string },
  options: ClientOptions = {},
  platform?: ClientPlatform,
): Harbor => new Harbor({ apiKey: secret, baseUrl, logger: {}, ...options }, platform)

const sentKeys = ({ requests }: ScriptedServer): unknown[] =>
  requests.map(({ headers }) => headers['x-api-key'])

describe('a derived client', () => {
  it('has the options of the first client and the changes', async () => {
    const server = await scriptedServer(boat)
    const first = open(server, { headers: { 'x-team': 'north', 'x-who': 'first' } })
    const derived = first.withOptions({ headers: { 'x-who': 'derived' }, timeout: undefined })
    await first.http.call(getBoat, args)
    await derived.http.call(getBoat, args)
    const sent = server.requests.map(({ headers }) => [headers['x-team'], headers['x-who']])
    expect(sent).toEqual([
      ['north', 'first'],
      [undefined, 'derived'],
    ])
    expect(sentKeys(server)).toEqual([secret, secret])
  })

  it('keeps the key that was read from the environment', async () => {
    vi.stubEnv('HARBOR_API_KEY', 'from-the-environment')
    const server = await scriptedServer(boat)
    const first = open(server, { apiKey: undefined })
    vi.stubEnv('HARBOR_API_KEY', 'changed-later')
    await first.withOptions({ maxRetries: 0 }).http.call(getBoat, args)
    vi.unstubAllEnvs()
    expect(sentKeys(server)).toEqual(['from-the-environment'])
  })

  it('calls the hooks of the first client unless they are changed', async () => {
    const server = await scriptedServer(boat)
    const [onRequest, other] = [vi.fn(), vi.fn()]
    const first = open(server, { hooks: { onRequest } })
    await first.withOptions({ timeout: 5_000 }).http.call(getBoat, args)
    expect(onRequest).toHaveBeenCalledOnce()
    await first.withOptions({ hooks: { onRequest: other } }).http.call(getBoat, args)
    expect([onRequest, other].map(({ mock }) => mock.calls.length)).toEqual([1, 1])
  })

  it('does not report again what the first client has reported', async () => {
    const server = await scriptedServer(ok({ id: 7 }))
    const warn = vi.fn()
    const first = open(server, { logger: { warn } })
    await first.http.call(getBoat, args)
    await first.withOptions({ apiKey: tenantKey }).http.call(getBoat, args)
    expect(warn).toHaveBeenCalledOnce()
  })

  it.for([
    [null, 'The options of withOptions() must be an object such as { timeout: 5000 }, got null.'],
    [5, 'The options of withOptions() must be an object such as { timeout: 5000 }, got 5.'],
    [{ timeout: '5s' }, 'timeout must be a number of milliseconds >= 1, got "5s".'],
    [{ baseURL: 'x' }, 'Unknown option baseURL. Did you mean baseUrl?'],
  ] as const)('is not created with the changes %j', ([changes, message]) => {
    const first = open({ url: 'http://localhost' })
    expect(() => first.withOptions(changes as never)).toThrow(message)
  })

  it('does not keep the client before it in memory', () => {
    const { http } = open({ url: 'http://localhost' })
    const options = http.derive<OptionalKeyOptions>({}, { apiKey: tenantKey }, clientRules)
    expect(inspect(options, { depth: 9 })).toContain('ClientContext')
    new Harbor(options)
    expect(inspect(options, { depth: 9 })).not.toContain('ClientContext')
  })
})

describe('the rate limiter of a derived client', () => {
  const limited = { rateLimit: 'fail' } as const
  const platform = { ...harbor, limits: { general: { ...harbor.limits.general, max: 1 } } }
  const isLimited = async (client: Harbor): Promise<boolean> =>
    client.http.call(getBoat, args).then(
      () => false,
      (error) => Object(error).code === 'rate_limit_reached',
    )

  it('is shared with the same key and base URL', async () => {
    const first = open(await scriptedServer(boat), limited, platform)
    const derived = first.withOptions({ timeout: 5_000 })
    expect([await isLimited(first), await isLimited(derived)]).toEqual([false, true])
    const unlimited = derived.withOptions({ rateLimit: 'off' })
    expect([await isLimited(unlimited), await isLimited(derived)]).toEqual([false, true])
  })

  it.for([
    ['another key', { apiKey: tenantKey }],
    ['another base URL', { apiKey: secret, path: '/other' }],
  ] as const)('is not shared with %s', async ([, { apiKey, ...rest }]) => {
    const server = await scriptedServer(boat)
    const first = open(server, limited, platform)
    const baseUrl = 'path' in rest ? server.url + rest.path : undefined
    const derived = first.withOptions({ apiKey, baseUrl })
    expect([await isLimited(first), await isLimited(derived)]).toEqual([false, false])
    expect([await isLimited(first), await isLimited(derived)]).toEqual([true, true])
  })

  it('is shared by all keys if limits are counted per IP address', async () => {
    const perAddress = { ...platform, limitsPerAddress: true }
    const first = open(await scriptedServer(boat), limited, perAddress)
    const derived = first.withOptions({ apiKey: tenantKey })
    expect([await isLimited(first), await isLimited(derived)]).toEqual([false, true])
  })
})

describe('the key of a derived client', () => {
  it.for(['first', 'derived'] as const)(
    'is masked in the errors of the %s client, as is the other one',
    async (which) => {
      const message = `${secret} or ${tenantKey}`
      const server = await scriptedServer(errorResponse(404, 'NONE', {}, { message }))
      const first = open(server)
      const derived = first.withOptions({ apiKey: tenantKey })
      await rejectionOf(derived.http.call(getBoat, args))
      const { http } = which === 'first' ? first : derived
      const shown = inspect(await rejectionOf(http.call(getBoat, args)), { showHidden: true })
      expect(shown).not.toContain('hk_live')
      expect(shown).toContain('[redacted] or [redacted]')
    },
  )

  it('is masked in its running calls, however many other keys there are', async () => {
    const waiting: (() => unknown)[] = []
    const respond = errorResponse(404, 'NONE', {}, { message: `not ${tenantKey}` })
    const server = await scriptedServer((request) => waiting.push(() => respond(request)), boat)
    const first = open(server)
    const call = rejectionOf<Error>(
      first.withOptions({ apiKey: tenantKey }).http.call(getBoat, args),
    )
    await vi.waitFor(() => expect(server.requests).toHaveLength(1))
    for (let index = 0; index < 40; index++) {
      await first.withOptions({ apiKey: `hk_live_number-${index}` }).http.call(getBoat, args)
    }
    waiting[0]?.()
    expect((await call).message).toContain('not [redacted]')
  })

  it('is not inherited by another origin', async () => {
    const server = await scriptedServer(boat)
    const first = open({ url: 'http://localhost:1' })
    expect(() => first.withOptions({ baseUrl: server.url })).toThrow(
      `withOptions() would send the API key to another origin, ${server.url}. Pass apiKey as well.`,
    )
    await first.withOptions({ baseUrl: server.url, apiKey: tenantKey }).http.call(getBoat, args)
    await open(server)
      .withOptions({ baseUrl: `${server.url}/v2` })
      .http.call(getBoat, args)
    expect(sentKeys(server)).toEqual([tenantKey, secret])
  })

  it('may be missing there', async () => {
    const keyless = new Harbor({ apiKey: null, baseUrl: 'http://localhost:1' })
    const derived = keyless.withOptions({ baseUrl: 'http://localhost:2' })
    expect(derived.http.baseUrl).toBe('http://localhost:2')
  })

  it('may be a function, which derived clients share', async () => {
    const server = await scriptedServer(boat)
    const apiKey = vi.fn(async () => 'a-key')
    const first = open(server, { apiKey })
    const derived = first.withOptions({ timeout: 5_000 })
    await Promise.all([first.http.call(getBoat, args), derived.http.call(getBoat, args)])
    expect(apiKey).toHaveBeenCalledOnce()
    expect(sentKeys(server)).toEqual(['a-key', 'a-key'])
  })
})
