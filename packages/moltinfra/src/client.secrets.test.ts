import { format, inspect } from 'node:util'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { dropConnection, errorResponse, neverRespond, ok } from '../../core/test/behaviors.ts'
import { rejectionOf } from '../../core/test/client.ts'
import { closedPortUrl, scriptedServer } from '../../core/test/scripted-server.ts'
import { streamOf, streamOpen, streamTruncated } from '../../core/test/stream-behaviors.ts'
import { infraAt, key, replyStream, token } from '../test/infra.ts'
import { MoltInfra } from './client.ts'

const ada = { id: 'agent_1', name: 'Ada', status: 'active' }

/** Returns everything that printing or serializing a value shows. */
const rendered = (value: unknown): string =>
  [
    inspect(value),
    inspect(value, { depth: null, showHidden: true, getters: true, maxStringLength: null }),
    format('%s %o %O %j', value, value, value, value),
    JSON.stringify(value),
    String(value),
    JSON.stringify({ ...(value as object) }),
  ].join('\n')

/** Returns everything that can be reached from a value: properties, hidden or not, getters, causes. */
const reach = (value: unknown, found: Set<unknown> = new Set()): Set<unknown> => {
  if (found.has(value)) return found
  found.add(value)
  if (typeof value !== 'object' || value === null) return found
  for (let at: object | null = value; at; at = Object.getPrototypeOf(at)) {
    if (at === Object.prototype) break
    for (const name of Reflect.ownKeys(at)) {
      const property = Object.getOwnPropertyDescriptor(at, name)
      if (property && 'value' in property) reach(property.value, found)
      else if (property?.get) reach(property.get.call(value), found)
    }
  }
  return found
}

const expectNoKey = (value: unknown): void => {
  expect(rendered(value)).not.toContain(key)
  for (const part of reach(value)) {
    if (typeof part === 'string') expect(part).not.toContain(key)
    else if (typeof part === 'object')
      expect(inspect(part, { showHidden: true })).not.toContain(key)
  }
}

describe('the API key does not appear in', () => {
  test('the client and its resources', async () => {
    const infra = infraAt(await scriptedServer(ok(ada)))
    expectNoKey(infra)
    expectNoKey(infra.agents)
    expectNoKey(infra.conversation('agent_1', { userId: 'user_1' }))
    expect(reach(infra).size).toBeGreaterThan(5)
  })

  test('a client that reads it from the environment', () => {
    vi.stubEnv('MOLTINFRA_API_KEY', key)
    expectNoKey(new MoltInfra())
    vi.unstubAllEnvs()
  })

  test('calls, lists, pages, streams and responses', async () => {
    const page = { agents: [ada], pagination: { totalPages: 1 } }
    const server = await scriptedServer(ok(ada), ok(page), replyStream('Hi.'))
    const { agents } = infraAt(server)
    const call = agents.get('agent_1')
    expectNoKey(call)
    expectNoKey(await call.withResponse())
    const list = agents.list()
    expectNoKey(list)
    expectNoKey(await list)
    const stream = agents.streamMessage('agent_1', { text: 'Hello' })
    expectNoKey(stream)
    await stream.next()
    expectNoKey(stream)
    expectNoKey(await stream.final())
  })

  test.for([
    ['an error response', errorResponse(401, 'UNAUTHORIZED')],
    ['a dropped connection', dropConnection],
    ['a server that does not respond', neverRespond],
  ] as const)('errors of %s', async ([, behaviour]) => {
    const { agents } = infraAt(await scriptedServer(behaviour), { timeout: 100 })
    expectNoKey(await rejectionOf(agents.create({ name: 'Ada' })))
  })

  test('errors of an unreachable server', async () => {
    const { agents } = infraAt({ url: await closedPortUrl() }, { maxRetries: 0 })
    expectNoKey(await rejectionOf(agents.get('agent_1')))
  })

  test.for([
    ['is truncated', streamTruncated(token('Well, '))],
    ['stalls', streamOpen(token('Well, '))],
    ['repeats it', streamOf(`data: ${key}\n\n`)],
    ['has it in its error', streamOf(`data: {"error":{"code":"X","message":"not ${key}"}}\n\n`)],
  ] as const)('errors of a stream that %s', async ([, behaviour]) => {
    const { agents } = infraAt(await scriptedServer(behaviour), { idleTimeout: 100 })
    expectNoKey(await rejectionOf(agents.streamMessage('agent_1', { text: 'Hello' }).final()))
  })

  test.for([
    ['an error response', { message: `not ${key}`, details: { sent: `Bearer ${key}` } }, {}],
    ['a redirect', {}, { location: `/?key=${key}` }],
  ] as const)('errors of %s that repeats it', async ([, more, headers]) => {
    const status = 'location' in headers ? 301 : 401
    const { agents } = infraAt(await scriptedServer(errorResponse(status, 'ECHO', headers, more)))
    const error = await rejectionOf<Error>(agents.get('agent_1'))
    expect(error).toMatchObject({ status })
    for (const text of [inspect(error, { depth: null }), JSON.stringify(error), `${error.stack}`]) {
      expect(text).not.toContain(key)
    }
  })
})

describe('the output of calls', () => {
  const lines: string[] = []
  const note = (...parts: unknown[]): void => {
    lines.push(format(...parts))
  }

  beforeEach(() => {
    lines.length = 0
    for (const level of ['debug', 'log', 'info', 'warn', 'error'] as const) {
      vi.spyOn(console, level).mockImplementation(note)
    }
  })

  afterEach(() => {
    vi.restoreAllMocks()
  })

  test('to a logger and to hooks does not show the key', async () => {
    const responses = [
      errorResponse(429, 'RATE_LIMIT_EXCEEDED', { 'retry-after': '0' }),
      ok({ id: 7 }),
      errorResponse(404),
    ]
    const server = await scriptedServer(...responses)
    const events: unknown[] = []
    const received = (event: unknown): void => {
      events.push(event)
    }
    const { agents } = infraAt(server, {
      logger: console,
      headers: { 'x-copy': key },
      hooks: {
        onRequest: received,
        onResponse: received,
        onRetry: received,
        onDrift: received,
        onError: received,
      },
    })
    await agents.create({ name: key, settings: { discord: { token: 'a-secret-of-theirs' } } })
    await rejectionOf(agents.get('agent_1'))
    expect(events.length).toBeGreaterThan(6)
    expect(lines.length).toBeGreaterThan(4)
    for (const event of events) expect(rendered(event)).not.toContain(key)
    expect(rendered(events)).not.toContain('a-secret-of-theirs')
    expect(lines.join('\n')).not.toContain(key)
  })

  test('without a logger is only a warning for drift', async () => {
    const server = await scriptedServer(ok({ id: key, name: 'Ada' }))
    const infra = new MoltInfra({ apiKey: key, baseUrl: server.url })
    await infra.agents.get('agent_1')
    expect(lines).toEqual([
      'getAgent: the response does not match the contract: status is required.',
    ])
  })
})
