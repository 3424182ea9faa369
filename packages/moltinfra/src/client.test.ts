import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { ok } from '../../core/test/behaviors.ts'
import { rejectionOf } from '../../core/test/client.ts'
import { scriptedServer } from '../../core/test/scripted-server.ts'
import { infraAt, key } from '../test/infra.ts'
import { MoltInfra } from './client.ts'
import { ConfigError } from './errors.ts'

const ada = { id: 'agent_1', name: 'Ada', status: 'active', messageId: 'msg_1', response: 'Hi.' }

beforeEach(() => {
  vi.stubEnv('MOLTINFRA_API_KEY', undefined)
})

afterEach(() => {
  vi.unstubAllEnvs()
})

describe('the API key', () => {
  test('is read from the environment by default', async () => {
    vi.stubEnv('MOLTINFRA_API_KEY', 'mi_test_environment')
    const server = await scriptedServer(ok(ada))
    await new MoltInfra({ baseUrl: `${server.url}/v1` }).agents.get('agent_1')
    await infraAt(server).agents.get('agent_1')
    expect(server.requests.map(({ headers }) => headers.authorization)).toEqual([
      'Bearer mi_test_environment',
      `Bearer ${key}`,
    ])
  })

  test.for([undefined, {}, { apiKey: undefined }, { apiKey: '' }, { apiKey: null as never }])(
    'missing in %j throws an error that names both ways to set it',
    (options) => {
      expect(() => new MoltInfra(options)).toThrow(
        expect.objectContaining({
          name: 'ConfigError',
          code: 'missing_api_key',
          message: expect.stringMatching(/new MoltInfra\(\{ apiKey \}\).*MOLTINFRA_API_KEY/),
        }),
      )
    },
  )

  test('that is not allowed in a header is rejected without being shown', () => {
    expect(() => new MoltInfra({ apiKey: `${key}\n` })).toThrow(ConfigError)
    expect(() => new MoltInfra({ apiKey: `${key}\n` })).not.toThrow(key)
  })
})

describe('the base URL', () => {
  test('is the one of the reference by default', () => {
    expect(new MoltInfra({ apiKey: key }).baseUrl).toBe('https://api.moltinfra.xyz/v1')
  })

  test('can be set, with or without a trailing slash', async () => {
    const server = await scriptedServer(ok(ada))
    for (const baseUrl of [
      `${server.url}/a/b`,
      `${server.url}/a/b/`,
      new URL(`${server.url}/a/b`),
    ]) {
      const infra = new MoltInfra({ apiKey: key, baseUrl })
      expect(infra.baseUrl).toBe(`${server.url}/a/b`)
      await infra.agents.get('agent_1')
    }
    expect(server.requests.map(({ url }) => url)).toEqual(Array(3).fill('/a/b/agents/agent_1'))
  })

  test('with http is rejected', () => {
    expect(() => new MoltInfra({ apiKey: key, baseUrl: 'http://api.moltinfra.xyz/v1' })).toThrow(
      ConfigError,
    )
  })
})

describe('the rate limit', () => {
  test('is undefined before the first response', async () => {
    expect(infraAt(await scriptedServer(ok(ada))).rateLimit).toBeUndefined()
  })

  test('does not delay calls by default', async () => {
    const server = await scriptedServer(ok(ada))
    const { agents } = infraAt(server, { tier: 2 })
    await Promise.all(Array.from({ length: 20 }, () => agents.get('agent_1')))
    expect(server.requests).toHaveLength(20)
  })

  test.for([
    [undefined, 60],
    ['standard', 60],
    ['pro', 300],
    [7, 7],
  ] as const)(
    "of the tier %s, with rateLimit: 'fail', allows %d calls per minute",
    async ([tier, limit]) => {
      const server = await scriptedServer(ok(ada))
      const infra = infraAt(server, { tier, rateLimit: 'fail' })
      await Promise.all(Array.from({ length: limit }, () => infra.agents.get('agent_1')))
      const error = await rejectionOf(infra.agents.get('agent_1'))
      expect(error).toMatchObject({
        name: 'RateLimitError',
        code: 'rate_limit_reached',
        operation: 'getAgent',
        attempts: 0,
        retryAfterMs: expect.closeTo(55_000, -4),
      })
      expect(server.requests).toHaveLength(limit)
    },
  )

  test("delays a call with rateLimit: 'wait', and an abort ends the wait", async () => {
    const server = await scriptedServer(ok(ada))
    const { agents } = infraAt(server, { tier: 2, rateLimit: 'wait' })
    await Promise.all([agents.get('agent_1'), agents.get('agent_1')])
    const controller = new AbortController()
    let settled = false
    const third = rejectionOf(agents.get('agent_1', { signal: controller.signal })).finally(() => {
      settled = true
    })
    await new Promise((resolve) => setTimeout(resolve, 60))
    expect(settled).toBe(false)
    controller.abort()
    expect(await third).toMatchObject({ name: 'AbortError' })
    expect(server.requests).toHaveLength(2)
  })

  test('of a single endpoint applies only with endpointCaps: true', async () => {
    const server = await scriptedServer(ok(ada))
    const { agents } = infraAt(server, { tier: 'pro', rateLimit: 'fail', endpointCaps: true })
    await Promise.all(Array.from({ length: 10 }, () => agents.create({ name: 'Ada' })))
    expect(await rejectionOf(agents.create({ name: 'Ada' }))).toMatchObject({
      name: 'RateLimitError',
      operation: 'createAgent',
    })
    expect(await agents.get('agent_1')).toMatchObject({ name: 'Ada' })
  })

  test('of messages is counted per agent with endpointCaps: true', async () => {
    const server = await scriptedServer(ok(ada))
    const { agents } = infraAt(server, { tier: 'pro', rateLimit: 'fail', endpointCaps: true })
    const send = (id: string): Promise<unknown> => agents.sendMessage(id, { text: 'Hello' })
    await Promise.all(Array.from({ length: 60 }, () => send('agent_1')))
    expect(await rejectionOf(send('agent_1'))).toMatchObject({ name: 'RateLimitError' })
    expect(await send('agent_2')).toMatchObject({ response: 'Hi.' })
  })
})
