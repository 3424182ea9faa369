import { AsyncLocalStorage } from 'node:async_hooks'
import { describe, expect, it, test, vi } from 'vitest'
import { errorResponse, ok } from '../../test/behaviors.ts'
import { harborAt, rejectionOf, secret, withoutBackoff } from '../../test/client.ts'
import { createBoat, getBoat, getTide } from '../../test/platform.ts'
import { createSailStream, readAll } from '../../test/sail.ts'
import { scriptedServer } from '../../test/scripted-server.ts'
import { arrival, entry, streamOf } from '../../test/stream-behaviors.ts'
import type { Hooks } from '../observe/hooks.ts'
import type { Middleware, MiddlewareRequest, Next } from './middleware.ts'

const args = { params: { boatId: 'b1' } }
const newBoat = { body: { name: 'Ada' } }
const boat = ok({ id: 'b1' })

/** A middleware that records the requests it sees. */
const recorder = (): Middleware & { readonly requests: MiddlewareRequest[] } => {
  const requests: MiddlewareRequest[] = []
  const middleware: Middleware = (request, next) => {
    requests.push(request)
    return next(request)
  }
  return Object.assign(middleware, { requests })
}

/** A middleware that adds a header. */
const adds =
  (name: string, value: string | null): Middleware =>
  (request, next) =>
    next({ ...request, headers: { ...request.headers, [name]: value } })

describe('a middleware', () => {
  it('runs around the request', async () => {
    const order: string[] = []
    const server = await scriptedServer(({ response }) => {
      order.push('server')
      response.end('{"id":"b1"}')
    })
    const use: Middleware[] = [
      async (request, next) => {
        order.push('before')
        const response = await next(request)
        order.push(`after ${response.status}`)
        return response
      },
    ]
    expect(await harborAt(server.url, { use }).call(getBoat, args)).toEqual({ id: 'b1' })
    expect(order).toEqual(['before', 'server', 'after 200'])
  })

  it('of the client runs around those of the call, the first one outermost', async () => {
    const order: string[] = []
    const named =
      (name: string): Middleware =>
      async (request, next) => {
        order.push(name)
        const response = await next(request)
        order.push(`/${name}`)
        return response
      }
    const server = await scriptedServer(boat)
    const http = harborAt(server.url, { use: [named('a'), named('b')] })
    await http.call(getBoat, args, { use: [named('c'), named('d')] })
    expect(order).toEqual(['a', 'b', 'c', 'd', '/d', '/c', '/b', '/a'])
  })

  it('gets the operation, the URL, the body, the attempt and the call id', async () => {
    const seen = recorder()
    const server = await scriptedServer(boat)
    await harborAt(server.url, { use: [seen] }).call(createBoat, newBoat)
    expect(seen.requests).toEqual([
      {
        callId: expect.stringMatching(/^\w*-\w+$/),
        operation: 'createBoat',
        method: 'POST',
        path: '/boats',
        attempt: 1,
        url: `${server.url}/boats`,
        headers: {
          accept: 'application/json',
          'content-type': 'application/json',
          'user-agent': expect.stringContaining('harbor-sdk'),
        },
        body: '{"name":"Ada"}',
        signal: expect.any(AbortSignal),
      },
    ])
  })

  it('runs once per attempt, with the same call id', async () => {
    withoutBackoff()
    const seen = recorder()
    const server = await scriptedServer(errorResponse(503), errorResponse(503), boat)
    await harborAt(server.url, { use: [seen] }).call(getBoat, args)
    expect(seen.requests.map(({ attempt }) => attempt)).toEqual([1, 2, 3])
    expect(new Set(seen.requests.map(({ callId }) => callId)).size).toBe(1)
  })

  it('adds, replaces and removes headers', async () => {
    const server = await scriptedServer(boat)
    const use = [adds('x-team', 'north'), adds('User-Agent', 'mine'), adds('accept', null)]
    await harborAt(server.url, { use, headers: { 'x-team': 'south' } }).call(getBoat, args)
    const { headers } = server.requests[0] ?? {}
    expect(headers).toMatchObject({ 'x-team': 'north', 'user-agent': 'mine', 'x-api-key': secret })
    expect(headers?.['accept']).not.toBe('application/json')
  })

  it('may pass a Headers object', async () => {
    const server = await scriptedServer(boat)
    const use: Middleware[] = [
      (request, next) => {
        const headers = new Headers(request.headers)
        headers.set('x-team', 'north')
        return next({ ...request, headers })
      },
    ]
    await harborAt(server.url, { use }).call(getBoat, args)
    expect(server.requests[0]?.headers).toMatchObject({ 'x-team': 'north', 'x-api-key': secret })
  })

  it('gets the headers that the previous one has chosen', async () => {
    const seen = recorder()
    const server = await scriptedServer(boat)
    await harborAt(server.url, { use: [adds('X-Team', 'north'), seen] }).call(getBoat, args)
    expect(seen.requests[0]?.headers).toMatchObject({ 'x-team': 'north' })
  })

  it('gets its own copy of the headers in each attempt', async () => {
    withoutBackoff()
    const counts: number[] = []
    const server = await scriptedServer(errorResponse(503), boat)
    const use: Middleware[] = [
      (request, next) => {
        counts.push(Object.keys(request.headers).length)
        Object.assign(request.headers, { [`x-${request.attempt}`]: '1' })
        return next()
      },
    ]
    await harborAt(server.url, { use }).call(getBoat, args)
    expect(counts[0]).toBe(counts[1])
    expect(server.requests[1]?.headers).toMatchObject({ 'x-2': '1' })
  })

  it('never gets the API key', async () => {
    const seen = recorder()
    const server = await scriptedServer(boat)
    const http = harborAt(server.url, { use: [seen], headers: { 'x-api-key': 'another' } })
    await http.call(getBoat, args)
    await harborAt(server.url, { use: [seen] }).call(getBoat, args)
    expect(seen.requests.map(({ headers }) => headers['x-api-key'])).toEqual([undefined, undefined])
    expect(server.requests.map(({ headers }) => headers['x-api-key'])).toEqual(['another', secret])
  })

  it('runs within the timeout of an attempt and within that of the call', async () => {
    const server = await scriptedServer(boat)
    const never: Middleware = () => new Promise(() => undefined)
    const http = harborAt(server.url, { use: [never] })
    for (const limit of ['timeout', 'totalTimeout'] as const) {
      const error = await rejectionOf(http.call(createBoat, newBoat, { [limit]: 50 }))
      expect(error).toMatchObject({
        name: 'TimeoutError',
        attempts: 0,
        message: expect.stringContaining('was not sent, because a middleware did not call next()'),
      })
      expect(error).not.toHaveProperty('outcome')
    }
    expect(server.requests).toHaveLength(0)
  })

  it('whose response takes too long after next() leaves the outcome unknown', async () => {
    const server = await scriptedServer(boat)
    const slow: Middleware = async (request, next) => {
      await next(request)
      return new Promise(() => undefined)
    }
    const call = harborAt(server.url, { use: [slow] }).call(createBoat, newBoat, { timeout: 200 })
    expect(await rejectionOf(call)).toMatchObject({
      code: 'timeout',
      outcome: 'unknown',
      message: expect.stringContaining('no complete response was received'),
    })
  })

  it('may return a response of its own, and nothing is sent', async () => {
    const events: string[] = []
    const server = await scriptedServer(boat)
    const hooks: Hooks = {
      onRequest: () => void events.push('onRequest'),
      onResponse: () => void events.push('onResponse'),
      onEnd: ({ attempts, result }) => void events.push(`${result} ${attempts}`),
    }
    const use: Middleware[] = [() => Response.json({ id: 'cached' })]
    expect(await harborAt(server.url, { use, hooks }).call(getBoat, args)).toEqual({ id: 'cached' })
    expect(server.requests).toHaveLength(0)
    expect(events).toEqual(['success 0'])
  })

  it('runs around the hooks onRequest and onResponse', async () => {
    withoutBackoff()
    const order: string[] = []
    const named =
      (name: string): Middleware =>
      async (request, next) => {
        order.push(name)
        const response = await next(request)
        order.push(`/${name}`)
        return response
      }
    const hooks: Hooks = {
      onRequest: () => void order.push('onRequest'),
      onResponse: ({ status }) => void order.push(`onResponse ${status}`),
    }
    const server = await scriptedServer(errorResponse(503), boat)
    const http = harborAt(server.url, { use: [named('a')], hooks })
    await http.call(getBoat, args, { use: [named('b')] })
    const attempt = (status: number) => ['a', 'b', 'onRequest', `onResponse ${status}`, '/b', '/a']
    expect(order).toEqual([...attempt(503), ...attempt(200)])
  })

  it('whose own responses are errors is retried like a server', async () => {
    withoutBackoff()
    const use: Middleware[] = [vi.fn(() => new Response(null, { status: 503 }))]
    const call = harborAt('http://localhost', { use }).call(getBoat, args)
    expect(await rejectionOf(call)).toMatchObject({ status: 503, attempts: 0 })
    expect(use[0]).toHaveBeenCalledTimes(3)
  })

  it('may read a clone of the response', async () => {
    const bodies: unknown[] = []
    const server = await scriptedServer(boat)
    const use: Middleware[] = [
      async (request, next) => {
        const response = await next(request)
        bodies.push(await response.clone().json())
        return response
      },
    ]
    expect(await harborAt(server.url, { use }).call(getBoat, args)).toEqual({ id: 'b1' })
    expect(bodies).toEqual([{ success: true, data: { id: 'b1' } }])
  })

  it('runs for streams when they are opened, and gets their response', async () => {
    const types: unknown[] = []
    const server = await scriptedServer(streamOf(entry('a'), arrival))
    const use: Middleware[] = [
      async (request, next) => {
        const response = await next(request)
        types.push(response.headers.get('content-type'))
        return response
      },
    ]
    const stream = createSailStream(server, { use })()
    expect(types).toEqual([])
    expect(await readAll(stream)).toEqual({ items: ['a'], error: undefined })
    expect(types).toEqual(['text/event-stream'])
  })

  it('gets no body of an upload, and no content type', async () => {
    const seen = recorder()
    const server = await scriptedServer(boat)
    const upload = (headers: Readonly<Record<string, string>>) => ({
      headers: { ...headers, 'content-type': 'text/plain', 'content-length': '6' },
      body: new Blob(['a hull']).stream(),
      duplex: 'half' as const,
    })
    const http = harborAt(server.url, { use: [adds('x-team', 'north'), seen] })
    await http.call(createBoat, newBoat, {}, { upload })
    expect(seen.requests[0]?.body).toBeUndefined()
    expect(seen.requests[0]?.headers).not.toHaveProperty('content-type')
    expect(server.requests[0]).toMatchObject({
      body: 'a hull',
      headers: { 'content-type': 'text/plain', 'x-team': 'north', 'content-length': '6' },
    })
  })

  it('runs in the async context of the caller', async () => {
    withoutBackoff()
    const storage = new AsyncLocalStorage<string>()
    const seen: unknown[] = []
    const server = await scriptedServer(errorResponse(503), boat)
    const use: Middleware[] = [
      (request, next) => {
        seen.push(storage.getStore())
        return next(request)
      },
    ]
    const http = harborAt(server.url, { use })
    await storage.run('caller', () => http.call(getBoat, args))
    expect(seen).toEqual(['caller', 'caller'])
  })

  it('may carry hooks, which are called after those of the option', async () => {
    const order: string[] = []
    const hooks = (name: string): Hooks => ({ onRequest: () => void order.push(name) })
    const carrier = (name: string): Middleware =>
      Object.assign<Middleware, { hooks: Hooks }>((request, next) => next(request), {
        hooks: hooks(name),
      })
    const server = await scriptedServer(boat)
    const http = harborAt(server.url, { use: [carrier('b')], hooks: hooks('a') })
    await http.call(getBoat, args, { use: [carrier('d')], hooks: hooks('c') })
    await http.call(getBoat, args)
    expect(order).toEqual(['a', 'b', 'c', 'd', 'a', 'b'])
  })
})

type Misuse = readonly [name: string, middleware: Middleware, message: string]

/** What fails before anything was sent. */
const before: readonly Misuse[] = [
  [
    'throws',
    () => {
      throw new Error(`no token for ${secret}`)
    },
    'a middleware failed: no token for [redacted].',
  ],
  ['rejects', () => Promise.reject(new Error('no token')), 'a middleware failed: no token.'],
  ['rejects with a string', () => Promise.reject('no token'), 'a middleware failed: no token.'],
  [
    'returns no response',
    (() => undefined) as unknown as Middleware,
    'it must return a Response, got undefined.',
  ],
  [
    'changes the URL',
    (request, next) => next({ ...request, url: 'https://elsewhere.test/' }),
    'next() must get { ...request, headers }, with the same url.',
  ],
  [
    'changes the body',
    (request, next) => next({ ...request, body: '{}' }),
    'next() must get { ...request, headers }, with the same body.',
  ],
  [
    'passes headers only',
    (({ headers }: MiddlewareRequest, next: Next) => next({ headers } as never)) as Middleware,
    'next() must get { ...request, headers }, with the same callId.',
  ],
  [
    'assigns to the request',
    (request, next) => next(Object.assign(request, { url: 'https://elsewhere.test/' })),
    'a middleware failed: Cannot assign to read only property',
  ],
  [
    'sets the header of the API key',
    adds('X-API-Key', 'another'),
    'it must not set x-api-key. Use the option apiKey.',
  ],
]

describe.for(before)('a middleware that %s', ([, middleware, message]) => {
  it('fails the call, which sent nothing', async () => {
    const server = await scriptedServer(boat)
    const ends: unknown[] = []
    const hooks: Hooks = { onEnd: ({ result }) => ends.push(result) }
    const http = harborAt(server.url, { use: [middleware], hooks })
    const error = await rejectionOf(http.call(createBoat, newBoat))
    expect(error).toMatchObject({
      name: 'ConnectionError',
      code: 'middleware_failed',
      attempts: 0,
      retryable: false,
      message: expect.stringContaining(message),
    })
    expect(error).not.toHaveProperty('outcome')
    expect(server.requests).toHaveLength(0)
    expect(ends).toEqual(['failure'])
  })
})

/** What fails after the request was sent. */
const after: readonly Misuse[] = [
  [
    'throws after next()',
    async (request, next) => {
      await next(request)
      throw new Error('cannot log')
    },
    'a middleware failed: cannot log. It may have been processed: check before you retry.',
  ],
  [
    'calls next() twice',
    async (request, next) => {
      await next(request)
      return next(request)
    },
    'next() must be called once, before it returns.',
  ],
  [
    'does not await next()',
    (request, next) => {
      void next(request)
      return Response.json({ id: 'b1' })
    },
    'next() must be awaited.',
  ],
  [
    'reads the body of the response',
    async (request, next) => {
      const response = await next(request)
      await response.text()
      return response
    },
    'it must not read the body of the response, only that of a clone.',
  ],
  [
    'reads the start of the body of the response',
    async (request, next) => {
      const response = await next(request)
      const reader = response.body?.getReader()
      await reader?.read()
      reader?.releaseLock()
      return response
    },
    'it must not read the body of the response, only that of a clone.',
  ],
  [
    'locks the body of the response',
    async (request, next) => {
      const response = await next(request)
      response.body?.getReader()
      return response
    },
    'it must not read the body of the response, only that of a clone.',
  ],
  [
    'does not return the response',
    (async (request: MiddlewareRequest, next: Next) => {
      await next(request)
    }) as unknown as Middleware,
    'it must return a Response, got undefined.',
  ],
]

describe.for(after)('a middleware that %s', ([, middleware, message]) => {
  it('fails the call, with an unknown outcome of a write', async () => {
    const server = await scriptedServer(boat)
    const http = harborAt(server.url, { use: [middleware] })
    expect(await rejectionOf(http.call(createBoat, newBoat))).toMatchObject({
      code: 'middleware_failed',
      outcome: 'unknown',
      retryable: false,
      message: expect.stringContaining(message),
    })
    const readError = await rejectionOf(http.call(getBoat, args))
    expect(readError).toMatchObject({ code: 'middleware_failed' })
    expect(readError).not.toHaveProperty('outcome')
  })
})

test('a header that the transport sets itself is an InputError', async () => {
  const server = await scriptedServer(boat)
  for (const name of ['Connection', 'content-length', 'transfer-encoding', 'upgrade', 'b c']) {
    const call = harborAt(server.url, { use: [adds(name, '1')] }).call(createBoat, newBoat)
    expect(await rejectionOf(call)).toMatchObject({ name: 'InputError', attempts: 0 })
  }
  expect(server.requests).toHaveLength(0)
})

describe('the error of a request', () => {
  it('is what next() rejects with, and is not wrapped if it is thrown again', async () => {
    const caught: unknown[] = []
    const use: Middleware[] = [
      async (request, next) => {
        try {
          return await next(request)
        } catch (error) {
          caught.push(error)
          throw error
        }
      },
      (request, next) => next(request),
    ]
    const fetch = async (): Promise<Response> => {
      throw Object.assign(new TypeError('fetch failed'), { code: 'ECONNRESET' })
    }
    const http = harborAt('http://localhost', { use, fetch })
    const error = await rejectionOf(http.call(createBoat, newBoat))
    expect(error).toMatchObject({ code: 'connection_lost', outcome: 'unknown', attempts: 1 })
    expect(caught).toEqual([error])
    expect(caught[0]).toBe(error)
  })

  it('is retried as without a middleware', async () => {
    withoutBackoff()
    let calls = 0
    const seen = recorder()
    const fetch = async (): Promise<Response> => {
      if (++calls === 1) throw Object.assign(new TypeError('no'), { code: 'ECONNREFUSED' })
      return Response.json({ id: 'b1' })
    }
    const http = harborAt('http://localhost', { use: [seen], fetch })
    expect(await http.call(createBoat, newBoat)).toEqual({ id: 'b1' })
    expect(seen.requests).toHaveLength(2)
  })

  it('of another call is wrapped, so that a write is not sent again', async () => {
    const server = await scriptedServer(boat)
    const other = harborAt('http://localhost', {
      maxRetries: 0,
      fetch: () => Promise.reject(Object.assign(new TypeError('no'), { code: 'ECONNREFUSED' })),
    })
    const use: Middleware[] = [
      async (request, next) => {
        const response = await next(request)
        await other.call(getTide, {})
        return response
      },
    ]
    const error = await rejectionOf(harborAt(server.url, { use }).call(createBoat, newBoat))
    expect(error).toMatchObject({
      code: 'middleware_failed',
      outcome: 'unknown',
      cause: expect.objectContaining({ code: 'connect_failed' }),
    })
    expect(server.requests).toHaveLength(1)
  })

  it('may be replaced by a response', async () => {
    const use: Middleware[] = [
      (request, next) => next(request).catch(() => Response.json({ id: 'cached' })),
    ]
    const fetch = () => Promise.reject(new TypeError('fetch failed'))
    const http = harborAt('http://localhost', { use, fetch })
    expect(await http.call(getBoat, args)).toEqual({ id: 'cached' })
  })
})

describe('what a framework throws for itself', () => {
  const controlFlow = Object.assign(new Error('NEXT_REDIRECT'), { digest: 'NEXT_REDIRECT;/' })

  it.for([
    ['in a middleware', [() => Promise.reject(controlFlow)], undefined],
    ['in fetch', [recorder()], () => Promise.reject(controlFlow)],
  ] as const)('%s is thrown unchanged', async ([, use, fetch]) => {
    const ends: unknown[] = []
    const hooks: Hooks = { onEnd: (event) => ends.push([event.result, event.error]) }
    const http = harborAt('http://localhost', { use, hooks, ...(fetch && { fetch }) })
    expect(await rejectionOf(http.call(getBoat, args))).toBe(controlFlow)
    expect(ends).toEqual([['abort', undefined]])
  })
})

test('the apiKey function is asked after the middleware, once per attempt', async () => {
  withoutBackoff()
  const order: string[] = []
  const server = await scriptedServer(errorResponse(503), boat)
  const use: Middleware[] = [
    (request, next) => {
      order.push(`middleware ${Object.keys(request.headers).includes('x-api-key')}`)
      return next(request)
    },
  ]
  const apiKey = (): string => {
    order.push('apiKey')
    return 'a-key-of-a-function'
  }
  await harborAt(server.url, { use, apiKey }).call(getBoat, args)
  expect(order).toEqual(['middleware false', 'apiKey', 'middleware false', 'apiKey'])
  expect(server.requests.map(({ headers }) => headers['x-api-key'])).toEqual([
    'a-key-of-a-function',
    'a-key-of-a-function',
  ])
})

describe('the option use', () => {
  it.for([
    [
      (() => undefined) as unknown,
      'use must be an array of functions such as [middleware], got a function.',
    ],
    [[{}], 'use[0] must be a function, got an object.'],
    [[() => undefined, undefined], 'use[1] must be a function, got undefined.'],
    [
      [Object.assign(() => undefined, { hooks: 7 })],
      'use[0].hooks must be an object of functions such as { onRetry }, got 7.',
    ],
    [
      [Object.assign(() => undefined, { hooks: { onend: () => undefined } })],
      'Unknown option hooks.onend. Did you mean onEnd?',
    ],
  ])('%#: is checked, for a client and for a call', async ([use, message]) => {
    expect(() => harborAt('http://localhost', { use: use as never })).toThrow(message as string)
    const call = harborAt('http://localhost').call(getBoat, args, { use: use as never })
    expect(await rejectionOf(call)).toMatchObject({ name: 'ConfigError', message })
  })
})
