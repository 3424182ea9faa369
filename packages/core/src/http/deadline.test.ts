import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it, vi } from 'vitest'
import { errorResponse, neverRespond, ok, stallBody } from '../../test/behaviors.ts'
import { harborAt, rejectionOf, waitForCondition, withoutBackoff } from '../../test/client.ts'
import { createBoat, getBoat } from '../../test/platform.ts'
import { rawResponse } from '../../test/raw-connection.ts'
import { scriptedServer } from '../../test/scripted-server.ts'
import { AbortError, TimeoutError } from '../errors/client-errors.ts'

const args = { params: { boatId: 'b1' } }

const hurried = { timeout: 500 }

describe('the timeout of an attempt', () => {
  const stalls = [
    ['headers that never arrive', neverRespond],
    ['a body that stalls', stallBody()],
    ['an error body that stalls', stallBody(404)],
    [
      'a body that arrives too slowly',
      rawResponse(async (connection) => {
        await connection.head(200, { 'content-length': '1000' })
        while (!connection.isClosed) {
          await connection.send(' ')
          await connection.pause(50)
        }
      }),
    ],
  ] as const

  it.for(stalls)('ends %s, once', async ([, behaviour]) => {
    const server = await scriptedServer(behaviour)
    const started = performance.now()
    const error = await rejectionOf<TimeoutError>(harborAt(server.url, hurried).call(getBoat, args))
    const took = performance.now() - started
    expect(error).toBeInstanceOf(TimeoutError)
    expect(error).toMatchObject({
      name: 'TimeoutError',
      code: 'timeout',
      message:
        'getBoat timed out after 500 ms: no complete response was received. ' +
        'Raise timeout to wait longer.',
      operation: 'getBoat',
      attempts: 1,
      retryable: true,
    })
    expect(error).not.toHaveProperty('outcome')
    expect(took).toBeGreaterThanOrEqual(495)
    expect(took).toBeLessThan(15_000)
    expect(server.requests).toHaveLength(1)
    await waitForCondition(() => server.open === 0)
  })

  it('can be set for one call', async () => {
    const server = await scriptedServer(neverRespond)
    const http = harborAt(server.url, { timeout: 60_000 })
    const error = await rejectionOf(http.call(getBoat, args, { timeout: 50 }))
    expect(error).toMatchObject({ code: 'timeout' })
  })

  it('leaves the outcome of a write unknown', async () => {
    const server = await scriptedServer(stallBody())
    const call = harborAt(server.url, { timeout: 1_000 }).call(createBoat, {
      body: { name: 'Ada' },
    })
    expect(await rejectionOf(call)).toMatchObject({
      code: 'timeout',
      outcome: 'unknown',
      retryable: false,
    })
    expect(server.requests).toHaveLength(1)
  })

  it('restarts with each attempt', async () => {
    withoutBackoff()
    const slowly = rawResponse(async (connection) => {
      await connection.pause(800)
      await connection.head(503, { 'content-length': '0' })
    })
    const server = await scriptedServer(slowly, slowly, ok({ id: 'b1' }))
    await expect(harborAt(server.url, { timeout: 1_500 }).call(getBoat, args)).resolves.toEqual({
      id: 'b1',
    })
  })

  it('may be longer than the maximum of a timer', async () => {
    const server = await scriptedServer(ok({ id: 'b1' }))
    const forever = { timeout: Number.POSITIVE_INFINITY, totalTimeout: Number.MAX_SAFE_INTEGER }
    await expect(harborAt(server.url, forever).call(getBoat, args)).resolves.toEqual({ id: 'b1' })
  })
})

describe('a fetch that ignores its signal', () => {
  const ignoringSignal = { fetch: () => new Promise<Response>(() => undefined) }

  it('is timed out', async () => {
    const http = harborAt('http://localhost', { ...ignoringSignal, timeout: 100 })
    expect(await rejectionOf(http.call(getBoat, args))).toMatchObject({ code: 'timeout' })
  })

  it('is aborted', async () => {
    const signal = AbortSignal.timeout(50)
    const call = harborAt('http://localhost', ignoringSignal).call(getBoat, args, { signal })
    expect(await rejectionOf(call)).toBeInstanceOf(AbortError)
  })

  it('can fail later without an unhandled rejection', async () => {
    let fail = (_error: Error): void => undefined
    const fetch = (): Promise<Response> =>
      new Promise((_, reject) => {
        fail = reject
      })
    const http = harborAt('http://localhost', { fetch, timeout: 50 })
    expect(await rejectionOf(http.call(getBoat, args))).toMatchObject({ code: 'timeout' })
    fail(new TypeError('late'))
    await sleep(1)
  })
})

describe('the total timeout', () => {
  const total = { totalTimeout: 400, timeout: 10_000 }

  it('ends an attempt in progress', async () => {
    const server = await scriptedServer(neverRespond)
    const started = performance.now()
    const error = await rejectionOf(harborAt(server.url, total).call(getBoat, args))
    expect(error).toMatchObject({
      name: 'TimeoutError',
      code: 'total_timeout',
      message:
        'getBoat timed out after 400 ms: no complete response was received. ' +
        'Raise totalTimeout to wait longer.',
    })
    expect(performance.now() - started).toBeGreaterThanOrEqual(395)
    expect(server.requests).toHaveLength(1)
  })

  it('includes all attempts and the waits between them', async () => {
    const server = await scriptedServer(errorResponse(503, 'BUSY', { 'retry-after': '0.8' }))
    const started = performance.now()
    const call = harborAt(server.url, { totalTimeout: 2_000, maxRetries: 100 }).call(getBoat, args)
    const error = await rejectionOf(call)
    const took = performance.now() - started
    expect(error).toMatchObject({ name: 'ServerError', code: 'BUSY', retryAfterMs: 800 })
    expect(took).toBeLessThan(15_000)
    expect(server.requests.length).toBeGreaterThan(1)
    expect(server.requests.length).toBeLessThanOrEqual(3)
  })

  it('skips a wait that would exceed it', async () => {
    const server = await scriptedServer(errorResponse(429, 'SLOW', { 'retry-after': '30' }))
    const started = performance.now()
    const error = await rejectionOf(harborAt(server.url, total).call(getBoat, args))
    expect(error).toMatchObject({ name: 'RateLimitError', retryAfterMs: 30_000, attempts: 1 })
    expect(performance.now() - started).toBeLessThan(15_000)
  })
})

/** Counts timers, and those that would keep the process alive. */
const watchTimers = (): { readonly set: number; readonly running: number } => {
  const { setTimeout, clearTimeout } = globalThis
  const running = new Set<NodeJS.Timeout>()
  let set = 0
  vi.spyOn(globalThis, 'setTimeout').mockImplementation(((run: () => void, ms: number) => {
    const timer = setTimeout(() => {
      running.delete(timer)
      run()
    }, ms)
    set++
    running.add(timer)
    return timer
  }) as typeof setTimeout)
  vi.spyOn(globalThis, 'clearTimeout').mockImplementation((timer) => {
    running.delete(timer as NodeJS.Timeout)
    clearTimeout(timer)
  })
  return {
    get set() {
      return set
    },
    get running() {
      return [...running].filter((timer) => timer.hasRef()).length
    },
  }
}

it('leaves no timer that would keep the process alive', async () => {
  const busy = errorResponse(503, 'BUSY', { 'retry-after': '30' })
  const server = await scriptedServer(ok({ id: 'b1' }), errorResponse(404), neverRespond, busy)
  const http = harborAt(server.url)
  const timers = watchTimers()
  await http.call(getBoat, args)
  await rejectionOf(http.call(getBoat, args))
  await rejectionOf(http.call(getBoat, args, { timeout: 50 }))
  const controller = new AbortController()
  const waiting = rejectionOf(http.call(getBoat, args, { signal: controller.signal }))
  await waitForCondition(() => server.requests.length === 4)
  await sleep(50)
  controller.abort()
  await waiting
  expect(timers.set).toBeGreaterThanOrEqual(5)
  expect(timers.running).toBe(0)
})
