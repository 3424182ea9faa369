import { Readable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { dropConnection, errorResponse, json, ok, text } from '../../test/behaviors.ts'
import { withoutBackoff } from '../../test/client.ts'
import { sailBoat } from '../../test/platform.ts'
import { rawResponse } from '../../test/raw-connection.ts'
import { createSailStream, readAll, sail } from '../../test/sail.ts'
import { closedPortUrl, scriptedServer } from '../../test/scripted-server.ts'
import { arrival, entry, streamOf } from '../../test/stream-behaviors.ts'
import type { InternalCallOptions } from '../http/internal-call-options.ts'
import type { Fetch } from '../http/transport.ts'

describe('the request of a stream', () => {
  test('accepts event streams and has the body', async () => {
    const server = await scriptedServer(streamOf(arrival))
    await sail(server, { headers: { 'x-trace': '7' } }).final()
    expect(server.requests[0]).toMatchObject({
      method: 'POST',
      url: '/boats/b1/sail',
      body: '{"name":"Ada"}',
      headers: {
        accept: 'text/event-stream',
        'content-type': 'application/json',
        'x-trace': '7',
      },
    })
  })

  test('is not sent if the input or an option is invalid', async () => {
    const server = await scriptedServer(streamOf(arrival))
    expect((await readAll(sail(server, { idleTimeout: 0 }))).error).toMatchObject({
      name: 'ConfigError',
    })
    expect((await readAll(sail(server, { headers: { 'a b': 'c' } }))).error).toMatchObject({
      name: 'InputError',
    })
    expect(server.connections).toBe(0)
  })
})

describe('a response that is not an event stream', () => {
  test.for([
    ['JSON', ok({ log: [] }), 'application/json: {"success":true,"data":{"log":[]}}'],
    ['HTML', text(200, '<p>Hello</p>', { 'content-type': 'text/html' }), 'text/html: <p>Hello</p>'],
    ['text', text(200, 'Hello: you'), 'text/plain: Hello: you'],
    [
      'a similar type',
      text(200, '', { 'content-type': 'text/event-streams' }),
      'text/event-streams',
    ],
    ['empty', text(204, '', {}), 'an empty response'],
  ] as const)('but %s is an error that names the received type', async ([, behaviour, kind]) => {
    const server = await scriptedServer(behaviour)
    const { error } = await readAll(sail(server))
    expect(error).toMatchObject({
      name: 'StreamError',
      code: 'unexpected_content_type',
      operation: 'sailBoat',
      message: `sailBoat: expected a response of type text/event-stream, got ${kind}`,
      attempts: 1,
      retryable: false,
      outcome: 'unknown',
    })
    expect(server.requests).toHaveLength(1)
  })

  test.for([
    [errorResponse(200, 'STORM'), { name: 'ApiError', code: 'STORM', status: 200 }],
    [
      json(200, { error: { code: 'STORM', message: 'Rough' } }),
      { name: 'ApiError', code: 'STORM' },
    ],
  ] as const)('but a JSON error is that error', async ([behaviour, expected]) => {
    const { error } = await readAll(sail(await scriptedServer(behaviour)))
    expect(error).toMatchObject(expected)
  })

  test.for(['text/plain', 'text/plain; charset=utf-8', 'application/octet-stream'])(
    'is accepted as an event stream if it is called %s',
    async (type) => {
      const stream = `: hello\n\n${entry('a')}${arrival}`
      const server = await scriptedServer(text(200, stream, { 'content-type': type }))
      expect(await readAll(sail(server))).toEqual({ items: ['a'] })
    },
  )

  test.for(['\ufeff', '\n', 'd', 'dat'])(
    'is accepted as an event stream if text/plain arrives in parts, first %j',
    async (first) => {
      const stream = `${first.trim() ? '' : first}${entry('a')}${arrival}`
      const bytes = Buffer.from(stream)
      const length = Buffer.byteLength(first)
      const server = await scriptedServer(
        rawResponse(async (wire) => {
          await wire.head(200, { 'content-type': 'text/plain' })
          await wire.send(bytes.subarray(0, length))
          await wire.pause(5)
          await wire.send(bytes.subarray(length))
          wire.end()
        }),
      )
      expect(await readAll(sail(server))).toEqual({ items: ['a'] })
    },
  )

  test('is accepted as an event stream if its body is a Node.js stream', async () => {
    const server = await scriptedServer(streamOf(entry('a'), arrival))
    const fetch: Fetch = async (url, init) => {
      const response = await globalThis.fetch(url, init)
      const body = Readable.fromWeb(response.body as never)
      return { status: 200, ok: true, headers: response.headers, body } as unknown as Response
    }
    expect(await readAll(createSailStream(server, { fetch })())).toEqual({ items: ['a'] })
  })

  test('is discarded', async () => {
    const server = await scriptedServer(({ response }) => {
      response.writeHead(200, { 'content-type': 'application/json' }).write('{')
    })
    await readAll(sail(server))
    await expect.poll(() => server.open).toBe(0)
  })

  test.for(['text/event-stream; charset=utf-8', 'Text/Event-Stream', ''])(
    'has the content type %j',
    async (type) => {
      const server = await scriptedServer(
        text(200, entry('a') + arrival, type ? { 'content-type': type } : {}),
      )
      expect(await readAll(sail(server))).toEqual({ items: ['a'] })
    },
  )
})

describe('a failure to open a stream', () => {
  test.for([
    [401, 'AuthenticationError'],
    [403, 'PermissionError'],
    [404, 'NotFoundError'],
    [409, 'ConflictError'],
    [422, 'ValidationError'],
    [500, 'ServerError'],
    [503, 'ServerError'],
  ] as const)('with %d is the usual %s, without a retry', async ([status, name]) => {
    const server = await scriptedServer(errorResponse(status, 'NOT_NOW'))
    const { items, error } = await readAll(sail(server))
    expect(items).toEqual([])
    expect(error).toMatchObject({ name, status, code: 'NOT_NOW', attempts: 1 })
    expect(server.requests).toHaveLength(1)
  })

  test.for([
    ['429', errorResponse(429, 'SLOW_DOWN', { 'retry-after': '0' })],
    ['503 with Retry-After', errorResponse(503, 'BUSY', { 'retry-after': '0' })],
  ] as const)('with %s is retried', async ([, behaviour]) => {
    const server = await scriptedServer(behaviour, behaviour, streamOf(entry('a'), arrival))
    expect(await readAll(sail(server))).toEqual({ items: ['a'] })
    expect(server.requests).toHaveLength(3)
  })

  test('is retried up to maxRetries', async () => {
    const server = await scriptedServer(errorResponse(429, 'SLOW_DOWN', { 'retry-after': '0' }))
    const { error } = await readAll(sail(server, { maxRetries: 1 }))
    expect(error).toMatchObject({ name: 'RateLimitError', attempts: 2, retryAfterMs: 0 })
    expect(server.requests).toHaveLength(2)
  })

  test('by a closed connection is not retried: the request may have been processed', async () => {
    const server = await scriptedServer(dropConnection)
    const { error } = await readAll(sail(server))
    expect(error).toMatchObject({ name: 'ConnectionError', outcome: 'unknown', attempts: 1 })
    expect(server.requests).toHaveLength(1)
  })

  test('by a refused connection is retried', async () => {
    withoutBackoff()
    const { error } = await readAll(sail({ url: await closedPortUrl() }))
    expect(error).toMatchObject({ name: 'ConnectionError', attempts: 3 })
    expect(error).not.toHaveProperty('outcome')
  })

  test('is repeated by final()', async () => {
    const voyage = sail(await scriptedServer(errorResponse(404)))
    const { error } = await readAll(voyage)
    await expect(voyage.final()).rejects.toBe(error)
  })
})

describe('a fallback operation of a stream', () => {
  const row = { ...sailBoat, id: 'rowBoat', path: '/boats/{boatId}/row' } as const
  const fallback: InternalCallOptions['fallback'] = ({ status }) =>
    status === 404 ? [row, { params: { boatId: 'b1' }, body: { name: 'Eve' } }] : undefined

  test('is used once after a rejection, in the same call', async () => {
    const server = await scriptedServer(errorResponse(404), streamOf(entry('a'), arrival))
    const errors: unknown[] = []
    const set = createSailStream(server, { hooks: { onError: (event) => errors.push(event) } })
    expect(await readAll(set({}, { fallback }))).toEqual({ items: ['a'] })
    expect(server.requests.map(({ url, body }) => [url, body])).toEqual([
      ['/boats/b1/sail', '{"name":"Ada"}'],
      ['/boats/b1/row', '{"name":"Eve"}'],
    ])
    expect(errors).toEqual([])
  })

  test('is remembered', async () => {
    const server = await scriptedServer(errorResponse(404))
    const { error } = await readAll(createSailStream(server)({}, { fallback }))
    expect(error).toMatchObject({ status: 404, operation: 'rowBoat', attempts: 2 })
    expect(server.requests).toHaveLength(2)
  })

  test('is retried like the first operation', async () => {
    const server = await scriptedServer(
      errorResponse(404),
      errorResponse(429, 'SLOW_DOWN', { 'retry-after': '0' }),
      streamOf(entry('a'), arrival),
    )
    expect(await readAll(createSailStream(server)({}, { fallback }))).toEqual({ items: ['a'] })
    expect(server.requests.map(({ url }) => url)).toEqual([
      '/boats/b1/sail',
      '/boats/b1/row',
      '/boats/b1/row',
    ])
  })

  test('is not used after an error that it would have too', async () => {
    const server = await scriptedServer(json(401, { success: false, error: { code: 'WHO' } }))
    const { error } = await readAll(createSailStream(server)({}, { fallback }))
    expect(error).toMatchObject({ code: 'WHO', operation: 'sailBoat' })
    expect(server.requests).toHaveLength(1)
  })
})
