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

describe('the key', () => {
  test('is taken from the environment where none is given', async () => {
    vi.stubEnv('MOLTGHOST_API_KEY', 'molti_env')
    const server = await scriptedServer(json(200, flat))
    await new MoltGhostAgent({ baseUrl: server.url }).chat('Hello!')
    expect(server.requests[0]?.headers.authorization).toBe('Bearer molti_env')
  })

  test.for([{}, { apiKey: '' }, { apiKey: null as never }])(
    'missing from %j is told of, with both ways to give it',
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

/** All that can be made visible of a value by the usual means. */
const shown = (value: unknown): string =>
  [
    inspect(value, { depth: null, showHidden: true, getters: true, maxStringLength: null }),
    JSON.stringify(value),
    String(value),
    value instanceof Error ? value.stack : '',
  ].join('\n')

describe('nothing shows the key', () => {
  test('of the client, its parts, its calls, its streams and their branches', async () => {
    const agent = agentAt(await scriptedServer(json(200, flat), replyStream('Hi.')))
    const call = agent.chat('Hello!')
    const answer = await call.withResponse()
    const stream = agent.stream('Hello!')
    await stream[Symbol.asyncIterator]().next()
    const parts = [agent, agent.completions, agent.tools, agent.models, agent.usage]
    for (const value of [...parts, call, answer, stream, ...stream.tee()]) {
      expect(shown(value)).not.toContain(key)
    }
  })

  test.for([
    ['a refusal', errorResponse(401, 'invalid_api_key')],
    ['a refusal that repeats it', json(401, { error: { message: `not ${key}`, code: key } })],
    ['a redirect', redirect(302, `/?token=${key}`)],
    ['a dropped connection', dropConnection],
    ['a silence', neverRespond],
    ['a stream that is cut off', streamTruncated(chunk(key))],
    ['a stream that fails with it', streamOf(event({ error: { code: 'x', message: key } }))],
    ['a stream that echoes it', streamOf(`data: ${key}\n\n`)],
  ] as const)('of the errors of %s', async ([, behaviour]) => {
    const agent = agentAt(await scriptedServer(behaviour), { timeout: 100, maxRetries: 0 })
    for (const ask of [agent.chat('Hello!'), agent.stream('Hello!').final()].map(rejectionOf)) {
      const { partialText: _text, ...error } = (await ask) as { partialText?: string }
      expect(shown(error)).not.toContain(key)
      expect(JSON.stringify(await ask)).not.toContain(key)
    }
  })

  test('of a server that is not there', async () => {
    const agent = agentAt({ url: await closedPortUrl() }, { maxRetries: 0 })
    expect(shown(await rejectionOf(agent.chat('Hello!')))).not.toContain(key)
  })

  test('of hooks and logs', async () => {
    const server = await scriptedServer(
      json(200, { ...flat, id: 7 }),
      errorResponse(404, 'not_found'),
    )
    const seen: unknown[] = []
    const note = (one: unknown): number => seen.push(one)
    const agent = agentAt(server, {
      hooks: { onRequest: note, onResponse: note, onDrift: note, onError: note },
      logger: { debug: note, warn: note },
      headers: { 'x-copy': key },
    })
    await agent.chat(`My key is ${key}`)
    await rejectionOf(agent.health())
    expect(seen.length).toBeGreaterThan(7)
    expect(shown(seen)).not.toContain(key)
  })
})

test('what the latest answer said of the rate limit is kept', async () => {
  const headers = { 'x-ratelimit-limit': '100', 'x-ratelimit-remaining': '99' }
  const agent = agentAt(await scriptedServer(json(200, flat, headers)))
  expect(agent.rateLimit).toBeUndefined()
  await agent.chat('Hello!')
  expect(agent.rateLimit).toMatchObject({ limit: 100, remaining: 99 })
})

test("with rateLimit: 'fail', a client keeps to a hundred calls a minute", async () => {
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
