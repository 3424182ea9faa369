import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { inspect, promisify } from 'node:util'
import { describe, expect, it, vi } from 'vitest'
import { errorResponse, ok } from '../../test/behaviors.ts'
import { harborAt, rejectionOf } from '../../test/client.ts'
import { getBoat, listBoats } from '../../test/platform.ts'
import { scriptedServer } from '../../test/scripted-server.ts'
import type { Call } from './call.ts'

const args = { params: { boatId: 'b1' } }
const boat = { id: 'b1', name: 'Ada' }

describe('a call', () => {
  it('is sent immediately and once, however often it is awaited', async () => {
    const server = await scriptedServer(ok(boat))
    const call = harborAt(server.url).call(getBoat, args)
    await vi.waitFor(() => expect(server.requests).toHaveLength(1))
    expect([await call, await call, await call.withResponse()]).toMatchObject([
      boat,
      boat,
      { data: boat },
    ])
    expect(server.requests).toHaveLength(1)
  })

  it('returns status, headers, request id and rate limit beside the value', async () => {
    const headers = { 'x-request-id': 'r-1', 'x-ratelimit-limit': '60' }
    const server = await scriptedServer(ok(boat, headers))
    const call = harborAt(server.url).call(getBoat, args)
    const { data, response, requestId, rateLimit } = await call.withResponse()
    expect(data).toEqual(boat)
    expect(response).toBeInstanceOf(Response)
    expect([response.status, response.headers.get('x-request-id')]).toEqual([200, 'r-1'])
    expect(requestId).toBe('r-1')
    expect(rateLimit).toMatchObject({ limit: 60 })
  })

  it.for(['x-request-id', 'request-id', 'cf-ray'])('reads the request id from %s', async (name) => {
    const server = await scriptedServer(ok(boat, { [name]: 'r-2' }), ok(boat))
    const http = harborAt(server.url)
    expect(await http.call(getBoat, args).withResponse()).toMatchObject({ requestId: 'r-2' })
    expect((await http.call(getBoat, args).withResponse()).requestId).toBeUndefined()
  })

  it('can be used like a promise', async () => {
    const server = await scriptedServer(ok(boat))
    const http = harborAt(server.url)
    const call = (): Call<unknown> => http.call(getBoat, args)
    expect(await Promise.all([call(), call()])).toEqual([boat, boat])
    expect(await Promise.race([call()])).toEqual(boat)
    expect(await call().then((value) => [value])).toEqual([boat])
    expect(await call().then(null, () => 'no')).toEqual(boat)
    expect(await call().catch(() => 'no')).toEqual(boat)
    const ended = vi.fn()
    expect(await call().finally(ended)).toEqual(boat)
    expect(ended).toHaveBeenCalledExactlyOnceWith()
    const one = call()
    expect(Object.prototype.toString.call(one)).toBe('[object Call]')
    await one
  })

  it('shows its operation, and whether it is pending', async () => {
    const server = await scriptedServer(ok(boat), errorResponse(404, 'NONE'), ok({ boats: [] }))
    const http = harborAt(server.url)
    const call = http.call(getBoat, args)
    expect(inspect(call)).toBe('Call { Harbor getBoat pending }')
    const piped = call.pipe((response) => response)
    expect(inspect(piped)).toBe('Call { Harbor getBoat pending }')
    await piped
    expect([inspect(call), inspect(piped)]).toEqual(Array(2).fill('Call { Harbor getBoat }'))
    const request = http.request('GET', '/boats/{id}', { params: { id: 'b1' } })
    expect(inspect(request)).toBe('Call { Harbor GET /boats/{id} pending }')
    await rejectionOf(request)
    expect(inspect(request)).toBe('Call { Harbor GET /boats/{id} }')
    const list = http.list(listBoats, {})
    expect(inspect(list)).toBe('List { Harbor listBoats }')
    expect(Object.prototype.toString.call(list)).toBe('[object List]')
  })

  it('rejects like a promise', async () => {
    const server = await scriptedServer(errorResponse(404, 'NONE'))
    const http = harborAt(server.url)
    const call = (): Call<unknown> => http.call(getBoat, args)
    const none = expect.objectContaining({ code: 'NONE' })
    expect(await call().catch((error) => error)).toEqual(none)
    expect(await call().then(undefined, (error) => error)).toEqual(none)
    expect(await rejectionOf(call().then((value) => value))).toEqual(none)
    expect(await rejectionOf(call().withResponse())).toEqual(none)
    const ended = vi.fn()
    expect(await rejectionOf(call().finally(ended))).toEqual(none)
    expect(ended).toHaveBeenCalledOnce()
    const thrown = new Error('from then')
    const rethrown = call().catch(() => {
      throw thrown
    })
    expect(await rejectionOf(rethrown)).toBe(thrown)
  })
})

it('causes an unhandled rejection only if it fails without a handler', async () => {
  const script = fileURLToPath(new URL('../../test/unhandled-rejections.ts', import.meta.url))
  const { stdout } = await promisify(execFile)(process.execPath, [script])
  expect(JSON.parse(stdout)).toEqual({
    nobody: ['ConnectionError'],
    catch: [],
    secondArgument: [],
    withResponse: [],
    finally: [],
    both: [],
    list: [],
  })
})
