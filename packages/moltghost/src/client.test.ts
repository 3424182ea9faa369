import { inspect } from 'node:util'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { dropConnection, json, neverRespond, redirect } from '../../core/test/behaviors.ts'
import { rejectionOf } from '../../core/test/client.ts'
import { closedPortUrl, scriptedServer } from '../../core/test/scripted-server.ts'
import { event, streamOf, streamTruncated } from '../../core/test/stream-behaviors.ts'
import { agentAt, chunk, errorResponse, flat, key, replyStream } from '../test/agent.ts'
import { MoltGhostAgent } from './client.ts'

beforeEach(() => {
  vi.stubEnv('MOLTGHOST_API_KEY', undefined)
})

afterEach(() => {
  vi.unstubAllEnvs()
})

describe('the API key', () => {
  test('is read from the environment by default', async () => {
    vi.stubEnv('MOLTGHOST_API_KEY', 'molti_env')
    const server = await scriptedServer(json(200, flat))
    await new MoltGhostAgent({ baseUrl: server.url }).chat('Hello!')
    expect(server.requests[0]?.headers.authorization).toBe('Bearer molti_env')
  })

  test.for([{}, { apiKey: '' }, { apiKey: null as never }])(
    'missing in %j throws a ConfigError that names both ways to set it',
    (options) => {
      expect(() => new MoltGhostAgent({ agentId: 'abc123', ...options })).toThrow(
        expect.objectContaining({
          name: 'ConfigError',
          code: 'missing_api_key',
          message: expect.stringMatching(/new MoltGhostAgent\(\{ apiKey \}\).*MOLTGHOST_API_KEY/),
        }),
      )
    },
  )
})

/** Returns everything that printing or serializing a value shows. */
const rendered = (value: unknown): string =>
  [
    inspect(value, { depth: null, showHidden: true, getters: true, maxStringLength: null }),
    JSON.stringify(value),
    String(value),
    value instanceof Error ? value.stack : '',
  ].join('\n')

describe('the API key does not appear in', () => {
  test('the client, its resources, its calls, its streams and their branches', async () => {
    const agent = agentAt(await scriptedServer(json(200, flat), replyStream('Hi.')))
    const call = agent.chat('Hello!')
    const result = await call.withResponse()
    const stream = agent.stream('Hello!')
    await stream[Symbol.asyncIterator]().next()
    const parts = [agent, agent.completions, agent.tools, agent.models, agent.usage]
    for (const value of [...parts, call, result, stream, ...stream.tee()]) {
      expect(rendered(value)).not.toContain(key)
    }
  })

  test.for([
    ['an error response', errorResponse(401, 'invalid_api_key')],
    [
      'an error response that repeats the key',
      json(401, { error: { message: `not ${key}`, code: key } }),
    ],
    ['a redirect', redirect(302, `/?token=${key}`)],
    ['a dropped connection', dropConnection],
    ['a server that does not respond', neverRespond],
    ['a truncated stream', streamTruncated(chunk(key))],
    [
      'a stream whose error contains the key',
      streamOf(event({ error: { code: 'x', message: key } })),
    ],
    ['a stream event that contains the key', streamOf(`data: ${key}\n\n`)],
  ] as const)('errors of %s', async ([, behaviour]) => {
    const agent = agentAt(await scriptedServer(behaviour), { timeout: 100, maxRetries: 0 })
    for (const ask of [agent.chat('Hello!'), agent.stream('Hello!').final()].map(rejectionOf)) {
      const { partialText: _text, ...error } = (await ask) as { partialText?: string }
      expect(rendered(error)).not.toContain(key)
      expect(JSON.stringify(await ask)).not.toContain(key)
    }
  })

  test('errors of an unreachable server', async () => {
    const agent = agentAt({ url: await closedPortUrl() }, { maxRetries: 0 })
    expect(rendered(await rejectionOf(agent.chat('Hello!')))).not.toContain(key)
  })

  test('hooks and logs', async () => {
    const server = await scriptedServer(
      json(200, { ...flat, id: 7 }),
      errorResponse(404, 'not_found'),
    )
    const observed: unknown[] = []
    const record = (value: unknown): number => observed.push(value)
    const agent = agentAt(server, {
      hooks: { onRequest: record, onResponse: record, onDrift: record, onError: record },
      logger: { debug: record, warn: record },
      headers: { 'x-copy': key },
    })
    await agent.chat(`My key is ${key}`)
    await rejectionOf(agent.health())
    expect(observed.length).toBeGreaterThan(7)
    expect(rendered(observed)).not.toContain(key)
  })
})

test('rateLimit returns the rate limit of the most recent response', async () => {
  const headers = { 'x-ratelimit-limit': '100', 'x-ratelimit-remaining': '99' }
  const agent = agentAt(await scriptedServer(json(200, flat, headers)))
  expect(agent.rateLimit).toBeUndefined()
  await agent.chat('Hello!')
  expect(agent.rateLimit).toMatchObject({ limit: 100, remaining: 99 })
})

test("rateLimit: 'fail' rejects the 101st call within a minute", async () => {
  const server = await scriptedServer(json(200, flat))
  const agent = agentAt(server, { rateLimit: 'fail' })
  await Promise.all(Array.from({ length: 100 }, () => agent.chat('Hello!')))
  expect(await rejectionOf(agent.chat('Hello!'))).toMatchObject({
    name: 'RateLimitError',
    code: 'rate_limit_reached',
    attempts: 0,
  })
  expect(server.requests).toHaveLength(100)
})
