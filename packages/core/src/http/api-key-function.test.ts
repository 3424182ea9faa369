import { inspect } from 'node:util'
import { describe, expect, it, vi } from 'vitest'
import { errorResponse, ok } from '../../test/behaviors.ts'
import { harborAt, rejectionOf, withoutBackoff } from '../../test/client.ts'
import {
  createBoat,
  getBoat,
  getTide,
  harbor,
  launchBoat,
  replaceBoat,
} from '../../test/platform.ts'
import { createSailStream } from '../../test/sail.ts'
import type { ScriptedServer } from '../../test/scripted-server.ts'
import { scriptedServer } from '../../test/scripted-server.ts'
import { event, streamOf } from '../../test/stream-behaviors.ts'
import { StreamingHttpClient } from '../streams/streaming-http-client.ts'
import { ClientContext } from './client-context.ts'

const args = { params: { boatId: 'b1' } }
const body = { name: 'Ada' }
const boat = ok({ id: 'b1' })
const denied = errorResponse(401, 'BAD_KEY')

/** Returns the keys in turn; the last one repeats. */
const keysInTurn = (...keys: readonly string[]) => {
  let calls = 0
  return vi.fn(async () => `${keys[Math.min(calls++, keys.length - 1)]}`)
}

const sentKeys = ({ requests }: ScriptedServer): unknown[] =>
  requests.map(({ headers }) => headers['x-api-key'])

describe('the apiKey function', () => {
  it('is called for each attempt', async () => {
    withoutBackoff()
    const server = await scriptedServer(errorResponse(503, 'BUSY'), boat)
    const apiKey = keysInTurn('first-key', 'second-key', 'third-key')
    const http = harborAt(server.url, { apiKey })
    await http.call(getBoat, args)
    await http.call(getBoat, args)
    expect(sentKeys(server)).toEqual(['first-key', 'second-key', 'third-key'])
    expect(apiKey).toHaveBeenCalledTimes(3)
  })

  it('may return the key at once', async () => {
    const server = await scriptedServer(boat)
    await harborAt(server.url, { apiKey: () => 'a-key' }).call(getBoat, args)
    expect(sentKeys(server)).toEqual(['a-key'])
  })

  it('is called once for calls that start while it runs', async () => {
    const server = await scriptedServer(boat)
    const apiKey = keysInTurn('first-key', 'second-key')
    const http = harborAt(server.url, { apiKey })
    await Promise.all([1, 2, 3].map(() => http.call(getBoat, args)))
    expect(apiKey).toHaveBeenCalledOnce()
    await http.call(getBoat, args)
    expect(sentKeys(server)).toEqual(['first-key', 'first-key', 'first-key', 'second-key'])
  })

  it('is called for a stream', async () => {
    const server = await scriptedServer(denied, streamOf(event({ arrived: true })))
    const apiKey = keysInTurn('former-key', 'present-key')
    const onRetry = vi.fn()
    await createSailStream(server, { apiKey, hooks: { onRetry } })().final()
    expect(sentKeys(server)).toEqual(['former-key', 'present-key'])
    expect(onRetry).toHaveBeenCalledOnce()
  })

  it('is not called where no key is sent', async () => {
    const server = await scriptedServer(boat)
    const apiKey = vi.fn(() => 'a-key')
    const http = harborAt(server.url, { apiKey })
    await http.call(getTide, {})
    await http.call(getBoat, args, { headers: { 'x-api-key': 'another' } })
    await http.call(getBoat, args, { headers: { 'x-api-key': null } })
    await rejectionOf(http.call(createBoat, { body: { name: '' } }))
    expect(sentKeys(server)).toEqual([undefined, 'another', undefined])
    expect(apiKey).not.toHaveBeenCalled()
  })

  it('is not called by console.log', () => {
    const apiKey = Object.assign(vi.fn(), { cached: 'the-cached-key' })
    const shown = harborAt('http://localhost', { apiKey }).inspect(0, {}, inspect)
    expect(shown).toContain("apiKey: '[function]'")
    expect(shown).not.toContain('cached')
    expect(apiKey).not.toHaveBeenCalled()
  })
})

describe('after a 401', () => {
  it.for([replaceBoat, launchBoat])('$id is sent once more with another key', async (operation) => {
    const server = await scriptedServer(denied, boat)
    const apiKey = keysInTurn('former-key', 'present-key')
    const http = harborAt(server.url, { apiKey, maxRetries: 0 })
    expect(await http.call(operation as typeof replaceBoat, { ...args, body })).toEqual({
      id: 'b1',
    })
    expect(sentKeys(server)).toEqual(['former-key', 'present-key'])
    expect(server.requests[0]?.body).toBe(server.requests[1]?.body)
  })

  it('a call is not sent again with the same key', async () => {
    const server = await scriptedServer(denied)
    const apiKey = keysInTurn('the-same-key')
    const error = await rejectionOf(harborAt(server.url, { apiKey }).call(createBoat, { body }))
    expect(error).toMatchObject({ name: 'AuthenticationError', attempts: 1 })
    expect(error).not.toHaveProperty('outcome')
    expect([server.requests.length, apiKey.mock.calls.length]).toEqual([1, 2])
  })

  it('a call is sent once more only, whatever the function returns', async () => {
    const server = await scriptedServer(denied)
    const apiKey = keysInTurn('key-one', 'key-two', 'key-three')
    const error = await rejectionOf(harborAt(server.url, { apiKey }).call(getBoat, args))
    expect(error).toMatchObject({ name: 'AuthenticationError', attempts: 2 })
    expect(sentKeys(server)).toEqual(['key-one', 'key-two'])
    expect(apiKey).toHaveBeenCalledTimes(2)
  })

  it('concurrent calls share the new key, which is asked for after the rejection', async () => {
    let valid = 'former-key'
    const server = await scriptedServer((request) => {
      const isValid = request.request.headers['x-api-key'] === valid
      return (isValid ? boat : denied)(request)
    })
    const apiKey = vi.fn(async () => valid)
    const http = harborAt(server.url, { apiKey })
    await http.call(getBoat, args)
    valid = 'present-key'
    apiKey.mockImplementationOnce(async () => 'former-key')
    await Promise.all([1, 2, 3].map(() => http.call(getBoat, args)))
    expect(sentKeys(server).filter((key) => key === 'present-key')).toHaveLength(3)
    expect(apiKey.mock.calls.length).toBeLessThan(7)
  })

  it('a call does not wait for a key that was asked for before the rejection', async () => {
    let resolve: (key: string) => void = () => undefined
    const apiKey = vi
      .fn(async () => 'present-key')
      .mockImplementationOnce(async () => 'former-key')
      .mockImplementationOnce(() => new Promise((ask) => (resolve = ask)))
    const waiting: (() => unknown)[] = []
    const server = await scriptedServer((request) => waiting.push(() => denied(request)), boat)
    const http = harborAt(server.url, { apiKey })
    const first = http.call(getBoat, args)
    await vi.waitFor(() => expect(waiting).toHaveLength(1))
    const second = http.call(getBoat, args)
    await vi.waitFor(() => expect(apiKey).toHaveBeenCalledTimes(2))
    waiting[0]?.()
    await first
    resolve('late-key')
    await second
    expect(sentKeys(server)).toEqual(['former-key', 'present-key', 'late-key'])
  })

  it('a call with a fixed key is not sent again', async () => {
    const server = await scriptedServer(denied)
    await rejectionOf(harborAt(server.url).call(getBoat, args))
    expect(server.requests).toHaveLength(1)
  })
})

describe('keys of an apiKey function', () => {
  const keys = Array.from({ length: 24 }, (_, index) => `rotated-key-${index}-of-the-harbor`)

  it('are masked in the errors of all calls that still run', async () => {
    const message = keys.join(' ')
    const waiting: (() => unknown)[] = []
    const respond = errorResponse(404, 'NONE', { 'x-echo': message }, { message })
    const server = await scriptedServer((request) => waiting.push(() => respond(request)))
    const http = harborAt(server.url, { apiKey: keysInTurn(...keys) })
    const calls: Promise<unknown>[] = []
    for (const [index] of keys.entries()) {
      calls.push(rejectionOf(http.call(getBoat, args)))
      await vi.waitFor(() => expect(server.requests).toHaveLength(index + 1))
    }
    for (const end of waiting) end()
    const errors = await Promise.all(calls)
    for (const error of errors) {
      const shown = [inspect(error, { showHidden: true, depth: 9 }), JSON.stringify(error)].join()
      expect(shown).not.toContain('rotated-key')
      expect(shown).toContain('[redacted]')
    }
  })

  it('are masked in hooks and after they were replaced', async () => {
    const [former = '', present = ''] = keys
    const echo = errorResponse(404, 'NONE', {}, { message: `not ${former} or ${present}` })
    const server = await scriptedServer(boat, echo)
    const events: unknown[] = []
    const hooks = { onRequest: (event: unknown) => void events.push(event) }
    const http = harborAt(server.url, { apiKey: keysInTurn(former, present), hooks })
    await http.call(getBoat, args)
    const error = await rejectionOf<Error>(http.call(getBoat, args))
    expect(error.message).toContain('not [redacted] or [redacted]')
    expect(events).toHaveLength(2)
    expect(JSON.stringify(events)).not.toContain('rotated-key')
  })
})

it('of null still means no key', async () => {
  const context = new ClientContext(harbor, { apiKey: null, baseUrl: 'http://localhost' })
  const call = new StreamingHttpClient(context).call(getBoat, args)
  expect(await rejectionOf(call)).toMatchObject({ code: 'missing_api_key' })
})
