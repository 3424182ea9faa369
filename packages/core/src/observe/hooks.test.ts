import { describe, expect, it, vi } from 'vitest'
import { dropConnection, errorResponse, ok } from '../../test/behaviors.ts'
import { harborAt, rejectionOf, withoutBackoff } from '../../test/client.ts'
import { createBoat, getBoat } from '../../test/platform.ts'
import { scriptedServer } from '../../test/scripted-server.ts'
import { RateLimitError } from '../errors/http-errors.ts'
import type { Hooks } from './hooks.ts'

const args = { params: { boatId: 'b1' } }
const limits = { 'x-request-id': 'r-1', 'x-ratelimit-limit': '60', 'x-ratelimit-remaining': '7' }
const events = [
  'onStart',
  'onRequest',
  'onResponse',
  'onRetry',
  'onDrift',
  'onError',
  'onEnd',
] as const

/** Hooks that record each event. */
const notes = (): {
  readonly hooks: Hooks
  readonly reported: [string, Record<string, unknown>][]
} => {
  const reported: [string, Record<string, unknown>][] = []
  const entries = events.map((name) => [
    name,
    (event: object) => void reported.push([name, { ...event }]),
  ])
  return { hooks: Object.fromEntries(entries) as Hooks, reported }
}

const callId: unknown = expect.stringMatching(/^\w*-\w+$/)
const of = { callId, operation: 'getBoat', method: 'GET', path: '/boats/{boatId}' }

describe('hooks', () => {
  it('are called for each event in order, with the path as a template', async () => {
    withoutBackoff()
    const { hooks, reported } = notes()
    const server = await scriptedServer(
      errorResponse(429, 'SLOW', limits),
      ok({ id: 'b1' }, limits),
    )
    await harborAt(server.url, { hooks }).call(getBoat, args)
    const answered = {
      ...of,
      durationMs: expect.any(Number),
      requestId: 'r-1',
      rateLimit: { limit: 60, remaining: 7, resetAt: undefined },
    }
    const url = `${server.url}/boats/b1`
    expect(reported).toEqual([
      ['onStart', { ...of, attempt: 0 }],
      ['onRequest', expect.objectContaining({ ...of, attempt: 1, url })],
      ['onResponse', { ...answered, attempt: 1, status: 429 }],
      ['onRetry', { ...of, attempt: 1, delayMs: 0, error: expect.any(RateLimitError) }],
      ['onRequest', expect.objectContaining({ ...of, attempt: 2, url })],
      ['onResponse', { ...answered, attempt: 2, status: 200 }],
      ['onEnd', expect.objectContaining({ ...of, attempt: 2, result: 'success' })],
    ])
    expect(reported[2]?.[1]['durationMs']).toBeGreaterThan(0)
  })

  it('are called with the error of the call, once', async () => {
    withoutBackoff()
    const { hooks, reported } = notes()
    const server = await scriptedServer(dropConnection)
    const error = await rejectionOf(harborAt(server.url, { hooks }).call(getBoat, args))
    expect(reported.map(([name]) => name)).toEqual([
      'onStart',
      'onRequest',
      'onRetry',
      'onRequest',
      'onRetry',
      'onRequest',
      'onError',
      'onEnd',
    ])
    expect(reported.at(-2)?.[1]).toEqual({ ...of, attempt: 3, error })
    expect(reported.at(-2)?.[1]['error']).toBe(error)
  })

  it('are called for input that is rejected before sending', async () => {
    const { hooks, reported } = notes()
    const error = await rejectionOf(
      harborAt('http://localhost', { hooks }).call(createBoat, { body: { name: '' } }),
    )
    const call = { callId, operation: 'createBoat', method: 'POST', path: '/boats', attempt: 0 }
    expect(reported).toEqual([
      ['onStart', call],
      ['onError', { ...call, error }],
      ['onEnd', expect.objectContaining({ ...call, result: 'failure', error })],
    ])
  })

  it('of the call are called after those of the client', async () => {
    const order: string[] = []
    const hook = (who: string): Hooks => ({ onRequest: () => void order.push(who) })
    const server = await scriptedServer(ok({ id: 'b1' }))
    const http = harborAt(server.url, { hooks: hook('client') })
    await http.call(getBoat, args, { hooks: hook('call') })
    await http.call(getBoat, args)
    expect(order).toEqual(['client', 'call', 'client'])
  })

  it('may be methods of an object', async () => {
    class Counter {
      requests = 0
      onRequest(): void {
        this.requests++
      }
    }
    const hooks = new Counter()
    const server = await scriptedServer(ok({ id: 'b1' }))
    await harborAt(server.url, { hooks }).call(getBoat, args)
    expect(hooks.requests).toBe(1)
  })
})

describe('a hook that throws', () => {
  const thrown = new Error('hook')

  it.for(events)('%s, if it throws, is logged without an effect', async (name) => {
    withoutBackoff()
    const warn = vi.fn()
    const after = vi.fn()
    const hooks: Hooks = {
      [name]: () => {
        throw thrown
      },
    }
    const server = await scriptedServer(errorResponse(503), ok({ id: 7 }))
    const http = harborAt(server.url, { hooks, logger: { warn } })
    const call = { hooks: { [name]: after } }
    await expect(http.call(getBoat, args, call)).resolves.toEqual({ id: 7 })
    server.setBehaviors(errorResponse(404))
    expect(await rejectionOf(http.call(getBoat, args, call))).toMatchObject({ status: 404 })
    expect(warn).toHaveBeenCalledWith(`The ${name} hook threw: Error: hook`)
    expect(after).toHaveBeenCalled()
  })

  it.for(events)('%s, if it rejects, is logged without an effect', async (name) => {
    withoutBackoff()
    const warn = vi.fn()
    const hooks: Hooks = { [name]: () => Promise.reject(thrown) }
    const server = await scriptedServer(errorResponse(503), ok({ id: 7 }))
    const http = harborAt(server.url, { hooks, logger: { warn } })
    await expect(http.call(getBoat, args)).resolves.toEqual({ id: 7 })
    server.setBehaviors(errorResponse(404))
    await rejectionOf(http.call(getBoat, args))
    await vi.waitFor(() => expect(warn).toHaveBeenCalledWith(`The ${name} hook threw: Error: hook`))
  })
})

describe('a logger', () => {
  it('gets a line for each event', async () => {
    withoutBackoff()
    const lines: string[] = []
    const server = await scriptedServer(
      errorResponse(503, 'BUSY'),
      ok({ id: 'b1' }),
      errorResponse(404, 'NONE'),
    )
    const logger = { debug: (line: string) => void lines.push(line) }
    const http = harborAt(server.url, { logger })
    await http.call(getBoat, args)
    await rejectionOf(http.call(getBoat, args))
    const head = 'getBoat GET /boats/{boatId}'
    // The lines of one call start with the same id.
    const ids = lines.map((line) => line.split(' ')[0])
    expect(ids).toEqual([...Array(5).fill(ids[0]), ...Array(3).fill(ids[5])])
    expect(ids[0]).not.toBe(ids[5])
    expect(lines.map((line) => line.replace(/^\S+ /, '').replace(/\d+ ms/, 'n ms'))).toEqual([
      `${head} #1 sent`,
      `${head} #1 503 in n ms`,
      `${head} #1 failed, retrying in n ms: getBoat failed with 503 BUSY: No.`,
      `${head} #2 sent`,
      `${head} #2 200 in n ms`,
      `${head} #1 sent`,
      `${head} #1 404 in n ms`,
      `${head} #1 NotFoundError: getBoat failed with 404 NONE: No.`,
    ])
  })

  it('gets each line once if the call has hooks of its own', async () => {
    const debug = vi.fn()
    const server = await scriptedServer(ok({ id: 'b1' }))
    const hooks: Hooks = { onRequest: () => undefined }
    await harborAt(server.url, { logger: { debug } }).call(getBoat, args, { hooks })
    expect(debug).toHaveBeenCalledTimes(2)
  })

  it('may be the console, or have none of its methods', async () => {
    const server = await scriptedServer(ok({ id: 'b1' }))
    const debug = vi.spyOn(console, 'debug').mockImplementation(() => undefined)
    await harborAt(server.url, { logger: console }).call(getBoat, args)
    expect(debug).toHaveBeenCalledTimes(2)
    await harborAt(server.url, { logger: {} }).call(getBoat, args)
  })

  it('that throws has no effect', async () => {
    const fail = (): never => {
      throw new Error('disk full')
    }
    const server = await scriptedServer(ok({ id: 7 }))
    const http = harborAt(server.url, { logger: { debug: fail, warn: fail } })
    await expect(http.call(getBoat, args)).resolves.toEqual({ id: 7 })
  })
})
