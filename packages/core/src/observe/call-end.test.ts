import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import {
  dropConnection,
  errorResponse,
  neverRespond,
  ok,
  stallBody,
  text,
} from '../../test/behaviors.ts'
import { harborAt, rejectionOf, waitForCondition, withoutBackoff } from '../../test/client.ts'
import { createBoat, deleteBoat, getBoat, launchBoat, walkBoats } from '../../test/platform.ts'
import { createSailStream, readAll } from '../../test/sail.ts'
import { closedPortUrl, scriptedServer } from '../../test/scripted-server.ts'
import {
  arrival,
  entry,
  event,
  streamOf,
  streamOpen,
  streamTruncated,
} from '../../test/stream-behaviors.ts'
import { idempotentDelete } from '../http/idempotent-delete.ts'
import type { ClientOptions } from '../http/options.ts'
import type { CallEvent, EndEvent, Hooks } from './hooks.ts'

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

const args = { params: { boatId: 'b1' } }
const boat = ok({ id: 'b1' })

/** The start and the end of calls, as hooks report them. */
const recorder = (): {
  readonly hooks: Hooks
  readonly starts: CallEvent[]
  readonly ends: EndEvent[]
} => {
  const starts: CallEvent[] = []
  const ends: EndEvent[] = []
  const hooks: Hooks = {
    onStart: (event) => void starts.push(event),
    onEnd: (event) => void ends.push(event),
  }
  return { hooks, starts, ends }
}

/** Lets hooks run that would be called too often. */
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20))

/** Runs a call, and returns its only end. */
const endOf = async (
  url: string,
  call: (http: ReturnType<typeof harborAt>, options: ClientOptions) => PromiseLike<unknown>,
  options: ClientOptions = {},
): Promise<EndEvent> => {
  const { hooks, starts, ends } = recorder()
  await Promise.allSettled([call(harborAt(url, { hooks, ...options }), { hooks })])
  await settle()
  expect(ends).toHaveLength(1)
  expect(starts).toMatchObject([{ callId: ends[0]?.callId, attempt: 0 }])
  return ends[0] as EndEvent
}

const read = (http: ReturnType<typeof harborAt>) => http.call(getBoat, args)

describe('the end of a call', () => {
  it('is a success, with the status, the attempts and the time', async () => {
    withoutBackoff()
    const server = await scriptedServer(errorResponse(503), boat)
    const end = await endOf(server.url, read)
    expect(end).toEqual({
      callId: expect.any(String),
      operation: 'getBoat',
      method: 'GET',
      path: '/boats/{boatId}',
      attempt: 2,
      attempts: 2,
      result: 'success',
      status: 200,
      durationMs: expect.any(Number),
      error: undefined,
    })
    expect(end.durationMs).toBeGreaterThan(0)
  })

  it.for([
    [
      'input that is rejected',
      (http) => http.call(createBoat, { body: { name: '' } }),
      'InputError',
      0,
    ],
    [
      'an unknown option',
      (http) => http.call(getBoat, args, { retries: 1 } as never),
      'ConfigError',
      0,
    ],
    [
      'an invalid hook',
      (http) => http.call(getBoat, args, { hooks: { onEnd: 1 } as never }),
      'ConfigError',
      0,
    ],
    ['a failed response', read, 'NotFoundError', 1],
  ] as const satisfies readonly [string, Parameters<typeof endOf>[1], string, number][])(
    'is a failure after %s',
    async ([, call, name, attempts]) => {
      const server = await scriptedServer(errorResponse(404))
      const end = await endOf(server.url, call)
      expect(end).toMatchObject({ result: 'failure', error: { name }, attempts })
      expect(end.status).toBe(attempts ? 404 : undefined)
    },
  )

  it('is a failure without a status if the last connection was lost', async () => {
    withoutBackoff()
    const server = await scriptedServer(errorResponse(503), dropConnection)
    const end = await endOf(server.url, read)
    expect(end).toMatchObject({
      result: 'failure',
      error: { code: 'connection_lost' },
      attempts: 3,
    })
    expect(end.status).toBeUndefined()
  })

  it('is a failure if the server cannot be reached', async () => {
    const end = await endOf(await closedPortUrl(), read, { maxRetries: 0 })
    expect(end).toMatchObject({ result: 'failure', error: { code: 'connect_failed' }, attempts: 1 })
  })

  it('is a failure if a call is not sent because of the rate limit', async () => {
    const server = await scriptedServer(boat)
    const { hooks, ends } = recorder()
    const http = harborAt(server.url, { hooks, rateLimit: 'fail' })
    await Promise.allSettled(Array.from({ length: 6 }, () => read(http)))
    const [limited, ...others] = ends.filter(({ result }) => result === 'failure')
    expect(limited).toMatchObject({
      error: { code: 'rate_limit_reached' },
      attempts: 0,
      attempt: 0,
    })
    expect(others).toEqual([])
    expect(ends).toHaveLength(6)
  })

  it.for([
    ['timeout', neverRespond, undefined],
    ['total_timeout', neverRespond, undefined],
    ['timeout', stallBody(), 200],
  ] as const)('is a failure after a %s', async ([code, behavior, status]) => {
    const server = await scriptedServer(behavior)
    const limit = { [code === 'timeout' ? 'timeout' : 'totalTimeout']: 200 }
    const end = await endOf(server.url, (http) => http.call(getBoat, args, limit))
    expect(end).toMatchObject({ result: 'failure', error: { code } })
    expect(end.status).toBe(status)
  })

  it('is an abort if the signal is aborted before, during or between attempts', async () => {
    const server = await scriptedServer(neverRespond)
    const before = await endOf(server.url, (http) =>
      http.call(getBoat, args, { signal: AbortSignal.abort() }),
    )
    expect(before).toMatchObject({ result: 'abort', error: { name: 'AbortError' }, attempts: 0 })
    const during = await endOf(server.url, async (http) => {
      const controller = new AbortController()
      const call = http.call(getBoat, args, { signal: controller.signal })
      await waitForCondition(() => server.requests.length === 1)
      controller.abort()
      return call
    })
    expect(during).toMatchObject({ result: 'abort', error: { name: 'AbortError' }, attempts: 1 })
    const controller = new AbortController()
    const hooks: Hooks = { onRetry: () => controller.abort() }
    server.setBehaviors(errorResponse(503, 'BUSY', { 'retry-after': '20' }))
    const between = await endOf(server.url, (http) =>
      http.call(getBoat, args, { hooks, signal: controller.signal }),
    )
    expect(between).toMatchObject({ result: 'abort', status: 503, attempts: 1 })
  })

  it('is a success if the signal is aborted after it', async () => {
    const server = await scriptedServer(boat)
    const controller = new AbortController()
    const end = await endOf(server.url, async (http) => {
      await http.call(getBoat, args, { signal: controller.signal })
      controller.abort()
    })
    expect(end.result).toBe('success')
  })

  it('is a success if a lost response is reconciled, and no error is reported', async () => {
    const errors: unknown[] = []
    const hooks: Hooks = { onError: ({ error }) => errors.push(error) }
    const server = await scriptedServer(dropConnection, boat)
    const end = await endOf(server.url, (http) =>
      http.call(
        launchBoat,
        args,
        { hooks },
        {
          reconcile: () => harborAt(server.url).call(getBoat, args).withResponse(),
        },
      ),
    )
    expect(end).toMatchObject({ operation: 'launchBoat', result: 'success', attempts: 1 })
    expect(errors).toEqual([])
  })

  it('is a failure if a lost response cannot be reconciled', async () => {
    const server = await scriptedServer(dropConnection)
    const end = await endOf(server.url, (http) =>
      http.call(launchBoat, args, {}, { reconcile: async () => undefined }),
    )
    expect(end).toMatchObject({ result: 'failure', error: { outcome: 'unknown' } })
  })

  it('is a success if the second attempt of a deletion finds nothing', async () => {
    withoutBackoff()
    const server = await scriptedServer(dropConnection, errorResponse(404))
    const end = await endOf(server.url, (http) =>
      idempotentDelete(
        (internal) => http.call(deleteBoat, args, {}, internal),
        () => undefined,
      ),
    )
    expect(end).toMatchObject({ result: 'success', status: 404, attempts: 2 })
  })

  it('is a failure if a successful response does not show what the call should do', async () => {
    const server = await scriptedServer(boat)
    const end = await endOf(server.url, (http) =>
      http.call(
        getBoat,
        args,
        {},
        {
          parse: () => {
            throw new Error('not changed')
          },
        },
      ),
    )
    expect(end).toMatchObject({ result: 'failure', status: 200 })
  })

  it('names the operation of a fallback', async () => {
    const server = await scriptedServer(errorResponse(404), boat)
    const { hooks, ends } = recorder()
    await harborAt(server.url, { hooks }).call(
      launchBoat,
      args,
      {},
      {
        fallback: () => [getBoat, args],
      },
    )
    expect(ends).toMatchObject([{ operation: 'getBoat', result: 'success', attempts: 2 }])
  })

  it('comes once for each page of a list', async () => {
    const pages = ['{"boats":[{"id":"a"}],"cursor":"2"}', '{"boats":[{"id":"b"}]}']
    const server = await scriptedServer(...pages.map((page) => text(200, page)))
    const { hooks, starts, ends } = recorder()
    const list = harborAt(server.url, { hooks }).list(walkBoats, {})
    await settle()
    expect(starts).toEqual([])
    await list.toArray()
    expect(ends).toMatchObject([{ result: 'success' }, { result: 'success' }])
    expect(new Set(ends.map(({ callId }) => callId)).size).toBe(2)
  })
})

describe('the end of a stream', () => {
  /** A stream whose hooks are recorded. */
  const recorded = async (
    behavior: Parameters<typeof scriptedServer>[0],
    options: ClientOptions = {},
  ) => {
    const server = await scriptedServer(behavior)
    const { hooks, starts, ends } = recorder()
    const errors: unknown[] = []
    const onError: Hooks['onError'] = ({ error }) => void errors.push(error)
    const sail = createSailStream(server, { hooks: { ...hooks, onError }, ...options })
    return { server, sail, starts, ends, errors }
  }

  it('is a success when it was read to its end', async () => {
    const { sail, starts, ends } = await recorded(streamOf(entry('a'), entry('b'), arrival))
    const stream = sail()
    await stream.next()
    expect(starts).toHaveLength(1)
    expect(ends).toEqual([])
    await readAll(stream)
    await stream.return()
    await settle()
    expect(ends).toMatchObject([
      { callId: starts[0]?.callId, result: 'success', status: 200, attempts: 1 },
    ])
  })

  it('is an abort without an error if the caller leaves the loop', async () => {
    const { sail, ends, errors } = await recorded(streamOpen(entry('a') + entry('b')))
    for await (const _ of sail()) break
    await settle()
    expect(ends).toMatchObject([{ result: 'abort', status: 200 }])
    expect(ends[0]?.error).toBeUndefined()
    expect(errors).toEqual([])
  })

  it('is an abort if the caller closes the stream while it is opened', async () => {
    const { server, sail, ends } = await recorded(neverRespond)
    const stream = sail()
    const first = stream.next()
    await waitForCondition(() => server.requests.length === 1)
    await stream.return()
    await first
    await settle()
    expect(ends).toMatchObject([{ result: 'abort', attempts: 1 }])
  })

  it('is an abort if the signal is aborted, also while no event is requested', async () => {
    for (const isWaiting of [true, false]) {
      const { sail, ends } = await recorded(streamOpen(entry('a')))
      const controller = new AbortController()
      const stream = sail({ signal: controller.signal })
      await stream.next()
      const next = isWaiting ? rejectionOf(stream.next()) : undefined
      controller.abort()
      await next
      expect(ends).toMatchObject([{ result: 'abort', error: { name: 'AbortError' } }])
      await readAll(stream)
      await settle()
      expect(ends).toHaveLength(1)
    }
  })

  it.for([
    ['is an error response', errorResponse(500), 'http_500|REFUSED'],
    ['is no stream', ok({ id: 'b1' }), 'unexpected_content_type'],
    ['is truncated', streamTruncated(entry('a')), 'connection_lost'],
    ['ends too early', streamOf(entry('a')), 'stream_incomplete'],
    ['sends an error', streamOf(entry('a'), event({ error: { code: 'STORM' } })), 'STORM'],
    ['sends what is no event', streamOf(entry('a'), 'data: 7\n\n'), 'malformed_event'],
    ['does not continue', streamOpen(entry('a')), 'idle_timeout'],
  ] as const)(
    'is a failure if it %s, and the error is reported once',
    async ([, behavior, code]) => {
      const { sail, ends, errors } = await recorded(behavior, { idleTimeout: 200 })
      const stream = sail()
      const { error } = await readAll(stream)
      await stream.final().catch(() => undefined)
      await settle()
      expect(error).toMatchObject({ code: expect.stringMatching(new RegExp(`^(${code})$`)) })
      expect(ends).toMatchObject([{ result: 'failure' }])
      expect(ends[0]?.error).toBe(error)
      expect(errors).toEqual([error])
    },
  )

  it('does not come if the stream is never read', async () => {
    const { sail, starts, ends } = await recorded(streamOf(arrival))
    const stream = sail()
    await stream.return()
    await settle()
    expect([...starts, ...ends]).toEqual([])
  })

  it('is an abort if the result of a stream that was closed unread is asked for', async () => {
    const { server, sail, starts, ends } = await recorded(streamOf(arrival))
    const stream = sail()
    await stream.return()
    expect(await rejectionOf(stream.final())).toMatchObject({ code: 'stream_incomplete' })
    expect(starts).toHaveLength(1)
    expect(ends).toMatchObject([{ result: 'abort', attempts: 0 }])
    expect(server.requests).toHaveLength(0)
  })

  it('is an abort if the program drops it', async () => {
    const { sail, ends } = await recorded(streamOpen(entry('a')))
    await (async () => {
      await sail().next()
    })()
    await expect
      .poll(
        () => {
          collectGarbage()
          return ends
        },
        { timeout: 20_000 },
      )
      .toMatchObject([{ result: 'abort' }])
  })
})

describe('1,000 concurrent calls', () => {
  it('can be distinguished, also when attempts of all of them fail', async () => {
    withoutBackoff()
    const server = await scriptedServer(({ request, response }) => {
      const isFirst = !firsts.has(request.url)
      firsts.add(request.url)
      response.writeHead(isFirst ? 503 : 200).end(isFirst ? '' : '{"id":"b1"}')
    })
    const firsts = new Set<string>()
    const events = new Map<string, [string, string][]>()
    const record =
      (name: string) =>
      ({ callId, ...event }: CallEvent & { readonly url?: string }): void => {
        const { url = '', attempt } = event
        events.set(callId, [...(events.get(callId) ?? []), [`${name} ${attempt}`, url]])
      }
    const http = harborAt(server.url, {
      hooks: {
        onStart: record('start'),
        onRequest: record('request'),
        onResponse: record('response'),
        onRetry: record('retry'),
        onEnd: record('end'),
      },
    })
    await Promise.all(
      Array.from({ length: 1_000 }, (_, index) =>
        http.call(getBoat, { params: { boatId: `b${index}` } }),
      ),
    )
    expect(events.size).toBe(1_000)
    for (const [, ofCall] of events) {
      expect(ofCall.map(([name]) => name)).toEqual([
        'start 0',
        'request 1',
        'response 1',
        'retry 1',
        'request 2',
        'response 2',
        'end 2',
      ])
      expect(new Set(ofCall.map(([, url]) => url).filter(Boolean)).size).toBe(1)
    }
  })
})
