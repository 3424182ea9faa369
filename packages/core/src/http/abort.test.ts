import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { errorResponse, neverRespond, ok, stallBody } from '../../test/behaviors.ts'
import { harborAt, rejectionOf, waitForCondition } from '../../test/client.ts'
import { createBoat, getBoat } from '../../test/platform.ts'
import type { Behavior, ScriptedServer } from '../../test/scripted-server.ts'
import { scriptedServer } from '../../test/scripted-server.ts'
import { AbortError } from '../errors/client-errors.ts'
import type { StreamingHttpClient } from '../streams/streaming-http-client.ts'
import type { ClientOptions } from './options.ts'
import { Semaphore } from './semaphore.ts'

const args = { params: { boatId: 'b1' } }
const reason = new Error('The user went home.')

interface AbortCase {
  readonly behaviour: Behavior
  readonly options?: ClientOptions
  /** Requests that arrive before the abort. */
  readonly requests: number
  readonly call?: (http: StreamingHttpClient, signal: AbortSignal) => PromiseLike<unknown>
}

const fullGate = async (http: StreamingHttpClient, signal: AbortSignal): Promise<unknown> => {
  const gate = new Semaphore(1)
  await gate.acquire()
  return http.call(getBoat, args, { signal }, { semaphores: [gate] })
}

const fullWindow = async (http: StreamingHttpClient, signal: AbortSignal): Promise<unknown> => {
  await Promise.all(Array.from({ length: 5 }, () => http.call(getBoat, args)))
  return http.call(getBoat, args, { signal })
}

const abortCases: Readonly<Record<string, AbortCase>> = {
  'while it waits for the headers': { behaviour: neverRespond, requests: 1 },
  'while it reads the body': { behaviour: stallBody(), requests: 1 },
  'while it reads an error body': { behaviour: stallBody(500), requests: 1 },
  'during the wait before a retry': {
    behaviour: errorResponse(503, 'BUSY', { 'retry-after': '20' }),
    requests: 1,
  },
  'while it waits for a semaphore': { behaviour: ok({ id: 'b1' }), requests: 0, call: fullGate },
  'while it waits for the rate limit': {
    behaviour: ok({ id: 'b1' }),
    options: { rateLimit: 'wait' },
    requests: 5,
    call: fullWindow,
  },
}

const start = async ({
  behaviour,
  options,
}: AbortCase): Promise<[ScriptedServer, StreamingHttpClient]> => {
  const server = await scriptedServer(behaviour)
  return [server, harborAt(server.url, options)]
}

const read = (http: StreamingHttpClient, signal: AbortSignal): PromiseLike<unknown> =>
  http.call(getBoat, args, { signal })

describe.for(Object.entries(abortCases))('a call aborted %s', ([, scene]) => {
  it('ends immediately and sends no more', async () => {
    const [server, http] = await start(scene)
    const controller = new AbortController()
    const call = rejectionOf<Error>((scene.call ?? read)(http, controller.signal))
    await waitForCondition(() => server.requests.length === scene.requests)
    await sleep(100)
    const abortedAt = performance.now()
    controller.abort(reason)
    const error = await call
    expect(performance.now() - abortedAt).toBeLessThan(15_000)
    expect(error).toBeInstanceOf(AbortError)
    expect(error).toMatchObject({
      name: 'AbortError',
      code: 'aborted',
      message: 'getBoat was aborted.',
      operation: 'getBoat',
    })
    expect(error.cause).toBe(reason)
    await sleep(50)
    expect(server.requests).toHaveLength(scene.requests)
  })
})

describe('an abort', () => {
  it('before the call sends nothing', async () => {
    const [server, http] = await start({ behaviour: ok({ id: 'b1' }), requests: 0 })
    const error = await rejectionOf<Error>(read(http, AbortSignal.abort(reason)))
    expect(error).toMatchObject({ name: 'AbortError', attempts: 0 })
    expect(error.cause).toBe(reason)
    expect(server.connections).toBe(0)
  })

  it('right after the call sends nothing', async () => {
    const [, http] = await start({ behaviour: ok({ id: 'b1' }), requests: 0 })
    const controller = new AbortController()
    const call = read(http, controller.signal)
    controller.abort()
    expect(await rejectionOf(call)).toBeInstanceOf(AbortError)
  })

  it('closes the connection', async () => {
    const [server, http] = await start({ behaviour: stallBody(), requests: 1 })
    const controller = new AbortController()
    const call = rejectionOf(read(http, controller.signal))
    await waitForCondition(() => server.open === 1)
    controller.abort()
    expect(await call).toBeInstanceOf(AbortError)
    await waitForCondition(() => server.open === 0)
  })

  it('without a reason has the default reason as its cause', async () => {
    const [, http] = await start({ behaviour: neverRespond, requests: 1 })
    const error = await rejectionOf<Error>(read(http, AbortSignal.timeout(20)))
    expect(error).toBeInstanceOf(AbortError)
    expect(error.cause).toMatchObject({ name: 'TimeoutError' })
  })

  it('of a write in progress leaves its outcome unknown', async () => {
    const [server, http] = await start({ behaviour: neverRespond, requests: 1 })
    const controller = new AbortController()
    const call = rejectionOf(
      http.call(createBoat, { body: { name: 'Ada' } }, { signal: controller.signal }),
    )
    await waitForCondition(() => server.requests.length === 1)
    controller.abort()
    expect(await call).toMatchObject({ name: 'AbortError', outcome: 'unknown', retryable: false })
  })

  it('of a write that was rejected leaves the outcome known', async () => {
    const busy = errorResponse(503, 'BUSY', { 'retry-after': '20' })
    const [server, http] = await start({ behaviour: busy, requests: 1 })
    const controller = new AbortController()
    const call = rejectionOf(
      http.call(createBoat, { body: { name: 'Ada' } }, { signal: controller.signal }),
    )
    await waitForCondition(() => server.requests.length === 1)
    await sleep(50)
    controller.abort()
    expect(await call).not.toHaveProperty('outcome')
  })

  it('after the response has no effect', async () => {
    const [, http] = await start({ behaviour: ok({ id: 'b1' }), requests: 1 })
    const controller = new AbortController()
    const { data, response } = await http
      .call(getBoat, args, { signal: controller.signal })
      .withResponse()
    controller.abort()
    expect(data).toEqual({ id: 'b1' })
    expect(response.ok).toBe(true)
  })

  it('ends all calls that share the signal, and no others', async () => {
    const [, http] = await start({ behaviour: neverRespond, requests: 3 })
    const controller = new AbortController()
    const shared = Array.from({ length: 20 }, () => rejectionOf(read(http, controller.signal)))
    const apart = rejectionOf(http.call(getBoat, args, { timeout: 300 }))
    await sleep(50)
    controller.abort()
    for (const error of await Promise.all(shared)) expect(error).toBeInstanceOf(AbortError)
    expect(await apart).toMatchObject({ name: 'TimeoutError' })
  })
})
