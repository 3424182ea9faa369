import { describe, expect, it, vi } from 'vitest'
import {
  dropConnection,
  errorResponse,
  neverRespond,
  ok,
  redirect,
  text,
  truncateBody,
} from '../../test/behaviors.ts'
import { harborAt, rejectionOf, withoutBackoff } from '../../test/client.ts'
import { getBoat, launchBoat } from '../../test/platform.ts'
import type { Behavior } from '../../test/scripted-server.ts'
import { closedPortUrl, scriptedServer } from '../../test/scripted-server.ts'
import type { StreamingHttpClient } from '../streams/streaming-http-client.ts'
import type { ClientOptions } from './options.ts'

const args = { params: { boatId: 'b1' } }
/** Only waits for a response that never arrives. */
const once = (behaviour: Behavior): ClientOptions =>
  behaviour === neverRespond ? { timeout: 1_000 } : {}

const launched = { id: 'b1', state: 'launched' }

const lostResponses: readonly (readonly [string, Behavior])[] = [
  ['is dropped', dropConnection],
  ['is truncated', truncateBody()],
  ['never arrives', neverRespond],
  ['is a 500 of the server', errorResponse(500)],
  ['is an error of a gateway', errorResponse(502)],
  ['is a timeout of a gateway', text(504, '')],
  ['is a 503 without an error code', text(503, 'busy')],
  ['is a 503 of a gateway with a wait', text(503, '<h1>Busy</h1>', { 'retry-after': '0' })],
  ['is a 524 of a gateway', text(524, 'error code: 524')],
  ['is truncated JSON', text(200, '{"success":true,"data":{"id"')],
  ['is a page with status 200', text(200, '<h1>Welcome</h1>', { 'content-type': 'text/html' })],
  ['is empty', text(204, '')],
  ['is null', ok(null)],
]

/** Launches a boat, and reads it if the response is lost. */
const launch = (http: StreamingHttpClient, read = vi.fn()): PromiseLike<unknown> =>
  http.call(launchBoat, args, {}, { reconcile: read })

const reading = (http: StreamingHttpClient) => vi.fn(() => http.call(getBoat, args).withResponse())

describe.for(lostResponses)('a transition whose response %s', ([, behaviour]) => {
  it('succeeds with the resource if it shows that the transition happened', async () => {
    const server = await scriptedServer(behaviour, ok(launched, { 'x-request-id': 'r-2' }))
    const http = harborAt(server.url, once(behaviour))
    const read = reading(http)
    const { data, requestId } = await http
      .call(launchBoat, args, {}, { reconcile: read })
      .withResponse()
    expect(data).toEqual(launched)
    expect(requestId).toBe('r-2')
    expect(read).toHaveBeenCalledExactlyOnceWith()
    expect(server.requests.map(({ method }) => method)).toEqual(['POST', 'GET'])
  })

  it('fails with an unknown outcome if the resource does not show it', async () => {
    const server = await scriptedServer(behaviour)
    const read = vi.fn(async () => undefined)
    const error = await rejectionOf(launch(harborAt(server.url, once(behaviour)), read))
    expect(error).toMatchObject({ operation: 'launchBoat', outcome: 'unknown', attempts: 1 })
    expect(read).toHaveBeenCalledOnce()
    expect(server.requests).toHaveLength(1)
  })

  it('fails with its own error if the read fails too', async () => {
    withoutBackoff()
    const server = await scriptedServer(behaviour, errorResponse(500))
    const http = harborAt(server.url, once(behaviour))
    const error = await rejectionOf(launch(http, reading(http)))
    expect(error).toMatchObject({ operation: 'launchBoat', outcome: 'unknown', attempts: 1 })
  })
})

describe('nothing is read if the outcome is known', () => {
  const known: readonly (readonly [string, Behavior])[] = [
    ['success', ok(launched)],
    ['error response', errorResponse(409, 'LAUNCHED')],
    ['server that was overloaded', errorResponse(503, 'BUSY')],
    ['success response with an error', errorResponse(200, 'NOT_REALLY')],
    ['redirect', redirect(302, '/x')],
  ]

  it.for(known)('by a %s', async ([, behaviour]) => {
    const server = await scriptedServer(behaviour)
    const read = vi.fn()
    await Promise.allSettled([launch(harborAt(server.url), read)])
    expect(read).not.toHaveBeenCalled()
    expect(server.requests).toHaveLength(1)
  })

  it('by an unreachable server', async () => {
    withoutBackoff()
    const read = vi.fn()
    const error = await rejectionOf(launch(harborAt(await closedPortUrl()), read))
    expect(error).toMatchObject({ code: 'connect_failed' })
    expect(read).not.toHaveBeenCalled()
  })

  it('by an abort', async () => {
    const server = await scriptedServer(neverRespond)
    const read = vi.fn()
    const signal = AbortSignal.timeout(100)
    const call = harborAt(server.url).call(launchBoat, args, { signal }, { reconcile: read })
    expect(await rejectionOf(call)).toMatchObject({ name: 'AbortError', outcome: 'unknown' })
    expect(read).not.toHaveBeenCalled()
  })
})
