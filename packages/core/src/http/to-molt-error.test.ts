import { describe, expect, it } from 'vitest'
import { dropConnection, ok, truncateBody, truncateChunk } from '../../test/behaviors.ts'
import { harborAt, rejectionOf, withoutBackoff } from '../../test/client.ts'
import { createBoat, deleteBoat, getBoat, launchBoat, replaceBoat } from '../../test/platform.ts'
import type { Behavior } from '../../test/scripted-server.ts'
import { closedPortUrl, scriptedServer } from '../../test/scripted-server.ts'
import { ConnectionError } from '../errors/client-errors.ts'
import { createRedactor } from '../observe/redact.ts'
import type { StreamingHttpClient } from '../streams/streaming-http-client.ts'
import { toMoltError } from './to-molt-error.ts'

const params = { boatId: 'b1' }
const body = { name: 'Ada' }

const lostResponses: readonly (readonly [string, Behavior])[] = [
  ['is lost before it starts', dropConnection],
  ['is shorter than its length', truncateBody()],
  ['is truncated in a chunk', truncateChunk()],
]

const writes: readonly (readonly [string, (http: StreamingHttpClient) => PromiseLike<unknown>])[] =
  [
    ['createBoat', (http) => http.call(createBoat, { body })],
    ['launchBoat', (http) => http.call(launchBoat, { params })],
  ]

const repeatables: readonly (readonly [
  string,
  (http: StreamingHttpClient) => PromiseLike<unknown>,
])[] = [
  ['getBoat', (http) => http.call(getBoat, { params })],
  ['replaceBoat', (http) => http.call(replaceBoat, { params, body })],
  ['deleteBoat', (http) => http.call(deleteBoat, { params })],
]

describe.for(lostResponses)('a response that %s', ([, loss]) => {
  it.for(repeatables)('is retried by %s', async ([, call]) => {
    withoutBackoff()
    const server = await scriptedServer(loss, loss, ok({ id: 'b1' }))
    await expect(call(harborAt(server.url))).resolves.toEqual({ id: 'b1' })
    expect(server.requests).toHaveLength(3)
  })

  it('fails after the last attempt', async () => {
    withoutBackoff()
    const server = await scriptedServer(loss)
    const error = await rejectionOf<Error>(harborAt(server.url).call(getBoat, { params }))
    expect(error).toBeInstanceOf(ConnectionError)
    expect(error).toMatchObject({
      name: 'ConnectionError',
      code: 'connection_lost',
      operation: 'getBoat',
      attempts: 3,
      retryable: true,
      message: expect.stringMatching(
        /^getBoat: the connection was closed before the full response was received( \(\w+\))?\.$/,
      ),
    })
    expect(error).not.toHaveProperty('outcome')
    expect(error.cause).toBeInstanceOf(Error)
    expect(server.requests).toHaveLength(3)
  })

  it.for(writes)('leaves the outcome of %s unknown, without a retry', async ([, call]) => {
    const server = await scriptedServer(loss)
    expect(await rejectionOf(call(harborAt(server.url)))).toMatchObject({
      name: 'ConnectionError',
      outcome: 'unknown',
      retryable: false,
      attempts: 1,
    })
    expect(server.requests).toHaveLength(1)
  })
})

describe('an unreachable server', () => {
  it.for([...writes, ...repeatables])('is retried by %s: nothing was sent', async ([id, call]) => {
    withoutBackoff()
    const error = await rejectionOf(call(harborAt(await closedPortUrl())))
    expect(error).toBeInstanceOf(ConnectionError)
    expect(error).toMatchObject({
      code: 'connect_failed',
      message: `${id} could not connect to the server (ECONNREFUSED). Check baseUrl and the network.`,
      attempts: 3,
      retryable: true,
    })
    expect(error).not.toHaveProperty('outcome')
  })

  it('is not retried with maxRetries: 0', async () => {
    const call = harborAt(await closedPortUrl(), { maxRetries: 0 }).call(getBoat, { params })
    expect(await rejectionOf(call)).toMatchObject({ attempts: 1 })
  })

  it('without an address', async () => {
    withoutBackoff()
    const http = harborAt('https://no-such-host.invalid')
    expect(await rejectionOf(http.call(createBoat, { body }))).toMatchObject({
      code: 'connect_failed',
      message: expect.stringMatching(
        /^createBoat could not connect to the server \((ENOTFOUND|EAI_AGAIN)\)/,
      ),
      attempts: 3,
    })
  })
})

describe('an exception of a transport', () => {
  const context = { operation: 'createBoat', outcome: 'unknown', attempts: 1 } as const

  it('is searched for the system code, through causes and arrays', () => {
    const deep = Object.assign(new Error('x'), { code: 'ECONNREFUSED' })
    const thrown = new TypeError('fetch failed', {
      cause: new AggregateError([deep], 'all refused'),
    })
    expect(toMoltError(thrown, context, createRedactor(null))).toMatchObject({
      code: 'connect_failed',
      retryable: true,
      cause: thrown,
    })
  })

  it('may be its own cause', () => {
    const thrown = new TypeError('fetch failed')
    thrown.cause = new Error('x', { cause: thrown })
    expect(toMoltError(thrown, context, createRedactor(null))).toMatchObject({
      code: 'connection_lost',
      cause: thrown,
    })
  })

  it('does not show the key in its request', () => {
    const cause = new TypeError('fetch failed')
    const thrown = Object.assign(new Error('ky', { cause }), { name: 'NetworkError' })
    expect(toMoltError(thrown, context, createRedactor(null)).cause).toBe(cause)
  })

  it.for([undefined, null, 'a string', 7, {}])('may not be an Error: %s', (thrown) => {
    expect(toMoltError(thrown, context, createRedactor(null))).toMatchObject({
      name: 'ConnectionError',
      code: 'connection_lost',
      message:
        'createBoat: the connection was closed before the full response was received. ' +
        'It may have been processed: check before you retry.',
      outcome: 'unknown',
    })
  })
})
