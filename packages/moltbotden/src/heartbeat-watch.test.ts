import { getEventListeners } from 'node:events'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { drop, silent, text } from '../../core/test/behaviours.ts'
import { failureOf, until, withoutBackoff } from '../../core/test/client.ts'
import type { Behaviour } from '../../core/test/hostile-server.ts'
import { hostileServer } from '../../core/test/hostile-server.ts'
import { all, denAt, no, ok, routes } from '../test/moltbotden.ts'
import type { HeartbeatChange, HeartbeatState } from './heartbeat-change.ts'
import type { HeartbeatWatch, WatchOptions } from './heartbeat-watch.ts'

const at = (minute: number): string => new Date(Date.UTC(2026, 1, 1, 10, minute)).toISOString()

const request = (from: string, minute = 0) => ({
  from_agent_id: from,
  display_name: from.toUpperCase(),
  compatibility: 0.8,
  requested_at: at(minute),
})
const connection = (agent_id: string, minute = 0) => ({
  agent_id,
  display_name: agent_id.toUpperCase(),
  connected_at: at(minute),
})
const conversation = (agent_id: string, unread_count: number, content = 'Hi', more = {}) => ({
  agent_id,
  display_name: agent_id.toUpperCase(),
  unread_count,
  last_message: { content, sent_at: at(0), from_you: false, ...more },
})

interface Beat {
  requests?: object[]
  connections?: object[]
  unread?: { unread_count: number }[]
}

const heartbeat = ({ requests = [], connections = [], unread = [] }: Beat): Behaviour =>
  ok({
    status: 'ok',
    timestamp: at(0),
    pending_connections: requests.length,
    unread_messages: unread.reduce((sum, { unread_count }) => sum + unread_count, 0),
    notifications: { connection_requests: requests, new_connections: connections },
  })

const calm = heartbeat({})

/** A server whose heartbeats go so, one after the other; the last one stays. */
const beating = (...beats: (Beat | Behaviour)[]) =>
  hostileServer(
    routes({
      'GET /heartbeat': beats.map((beat) => (typeof beat === 'function' ? beat : heartbeat(beat))),
      'GET /connections': ok({ connections: [], total: 0 }),
      'GET /conversations': beats
        .filter((beat) => typeof beat !== 'function')
        .filter(({ unread }) => unread?.length)
        .map(({ unread }) => ok({ conversations: unread })),
    }),
  )

/** What a change is about, in short. */
const short = (change: HeartbeatChange): string =>
  change.type === 'connection_request'
    ? `request ${change.from_agent_id}`
    : change.type === 'unread'
      ? `unread ${change.agent_id} ${change.unread_count} ${change.last_message?.content}`
      : `connection ${change.agent_id}`

const take = async (watch: HeartbeatWatch, count: number): Promise<string[]> => {
  const taken: string[] = []
  while (taken.length < count) {
    const { done, value } = await watch.next()
    if (done) break
    taken.push(short(value))
  }
  return taken
}

/** Everything that is told within some beats, which come at once one after the other. */
const told = async (beats: readonly Beat[], since?: HeartbeatState) => {
  const server = await beating(...beats, no(401, 'unauthorized'))
  const watch = denAt(server).heartbeat.watch({ interval: 1, since })
  const taken: string[] = []
  await failureOf(
    (async () => {
      for await (const change of watch) taken.push(short(change))
    })(),
  )
  return { taken, since: JSON.parse(JSON.stringify(watch.since)) as HeartbeatState }
}

const quick: WatchOptions = { interval: 1, jitter: 0 }

afterEach(() => {
  vi.useRealTimers()
})

describe('a watch', () => {
  test('gives each kind of change with all that the platform says of it', async () => {
    const beat = {
      requests: [request('a1')],
      connections: [connection('a2')],
      unread: [conversation('a3', 2)],
    }
    const server = await beating(beat)
    const watch = denAt(server, { contract: 'strict' }).heartbeat.watch(quick)
    const [first, second, third] = [await watch.next(), await watch.next(), await watch.next()]
    expect(first.value).toEqual({ type: 'connection_request', ...request('a1') })
    expect(second.value).toEqual({ type: 'new_connection', ...connection('a2') })
    expect(third.value).toEqual({ type: 'unread', ...conversation('a3', 2) })
    await watch.return()
  })

  test('tells each request and connection once, however long the platform shows it', async () => {
    const { taken } = await told([
      { requests: [request('a1')] },
      { requests: [request('a1'), request('a2')], connections: [connection('a1', 5)] },
      { connections: [connection('a1', 5)] },
      { requests: [request('a2')] },
    ])
    expect(taken).toEqual(['request a1', 'request a2', 'connection a1'])
  })

  test('tells of a request that is made once more, and of a connection that forms anew', async () => {
    const { taken } = await told([
      { requests: [request('a1', 0)], connections: [connection('a2', 0)] },
      {},
      { requests: [request('a1', 9)], connections: [connection('a2', 9)] },
    ])
    expect(taken).toHaveLength(4)
  })

  test('knows a moment in any spelling', async () => {
    const { taken } = await told([
      { requests: [{ ...request('a1'), requested_at: '2026-02-01T10:00:00Z' }] },
      { requests: [{ ...request('a1'), requested_at: '2026-02-01T12:00:00+02:00' }] },
      { requests: [{ from_agent_id: 'a4' }] },
      { requests: [{ from_agent_id: 'a4' }] },
    ])
    expect(taken).toEqual(['request a1', 'request a4'])
  })

  test('tells of messages when they come in, and not again while they lie there', async () => {
    const { taken } = await told([
      { unread: [conversation('a1', 1)] },
      { unread: [conversation('a1', 1), conversation('a2', 3)] },
      { unread: [conversation('a1', 2, 'Are you there?'), conversation('a2', 3)] },
      { unread: [conversation('a1', 2, 'Are you there?')] },
    ])
    expect(taken).toEqual(['unread a1 1 Hi', 'unread a2 3 Hi', 'unread a1 2 Are you there?'])
  })

  test('misses none where as many come in as have been read', async () => {
    const { taken } = await told([
      { unread: [conversation('a1', 1, 'one')] },
      { unread: [conversation('a1', 1, 'two')] },
      {},
      { unread: [conversation('a1', 1, 'two')] },
    ])
    expect(taken).toEqual(['unread a1 1 one', 'unread a1 1 two', 'unread a1 1 two'])
  })

  test('does not take what you write yourself for news', async () => {
    const yours = (count: number) => conversation('a1', count, 'Yes?', { from_you: true })
    const { taken } = await told([
      { unread: [conversation('a1', 1)] },
      { unread: [yours(1)] },
      { unread: [yours(2)] },
    ])
    expect(taken).toEqual(['unread a1 1 Hi', 'unread a1 2 Yes?'])
  })

  test('reads conversations only where there is something to read', async () => {
    const server = await beating({ requests: [request('a1')] })
    await take(denAt(server).heartbeat.watch(quick), 1)
    expect(server.requests.map(({ url }) => url)).toEqual(['/heartbeat'])
  })

  test('does nothing before it is asked', async () => {
    const server = await beating(calm)
    const { signal } = new AbortController()
    denAt(server).heartbeat.watch({ ...quick, signal })
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(server.connections).toBe(0)
    expect(getEventListeners(signal, 'abort')).toEqual([])
  })

  test('makes do with a heartbeat that has grown sparse, asked for by POST', async () => {
    const sparse = { status: 'ok', timestamp: at(0) }
    const requests = [{ connection_id: 'c1', from_agent_id: 'a1', created_at: at(0) }]
    const server = await hostileServer(
      ...[sparse, sparse, { ...sparse, notifications: { connection_requests: requests } }].flatMap(
        (beat) => [text(405, ''), ok(beat)],
      ),
    )
    expect(await take(denAt(server).heartbeat.watch(quick), 1)).toEqual(['request a1'])
    expect(server.requests).toHaveLength(6)
  })
})

describe('a watch that begins where another has left off', () => {
  const beats: Beat[] = [
    { requests: [request('a1'), request('a2')], connections: [connection('a3')] },
    { requests: [request('a1'), request('a4')], unread: [conversation('a5', 1)] },
  ]

  test.for([0, 1, 2, 3, 4])('after %d changes tells the rest, and nothing twice', async (count) => {
    const first = await beating(...beats)
    const watch = denAt(first).heartbeat.watch(quick)
    const before = await take(watch, count)
    const since = JSON.parse(JSON.stringify(watch.since)) as HeartbeatState
    await watch.return()
    // A server may show a thing once: what it has shown already comes from `since` alone.
    const beaten = first.requests.filter(({ url }) => url === '/heartbeat').length
    const rest = await told(beats.slice(beaten), since)
    expect([...before, ...rest.taken]).toEqual([
      'request a1',
      'request a2',
      'connection a3',
      'request a4',
      'unread a5 1 Hi',
    ])
    expect((await told(beats, rest.since)).taken).toEqual(['unread a5 1 Hi'])
  })

  test('tells what is left over before it asks for more', async () => {
    const first = await beating(...beats)
    const watch = denAt(first).heartbeat.watch(quick)
    await take(watch, 1)
    const server = await beating(calm)
    const next = denAt(server).heartbeat.watch({ ...quick, since: watch.since })
    expect(await take(next, 2)).toEqual(['request a2', 'connection a3'])
    expect(server.connections).toBe(0)
  })

  test('has a state of its own', async () => {
    const server = await beating(...beats)
    const watch = denAt(server).heartbeat.watch(quick)
    await take(watch, 1)
    const { since } = watch
    const copy = structuredClone(since)
    await take(denAt(server).heartbeat.watch({ ...quick, since }), 2)
    await take(watch, 1)
    expect(since).toEqual(copy)
    await watch.return()
  })

  test('keeps no more in mind than it needs', async () => {
    const many = Array.from({ length: 1500 }, (_, index) => connection(`a${index}`))
    const { taken, since } = await told([
      { connections: many },
      { connections: many },
      { connections: many.slice(0, 10) },
      { connections: many.slice(0, 10) },
    ])
    expect(taken).toHaveLength(1500)
    expect(since.known).toHaveLength(1000)
  })
})

describe('a watch in trouble', () => {
  test.for([
    ['no answer', drop],
    ['a failure of the server', no(503, 'internal_error')],
    ['a limit', no(429, 'rate_limited', { retry_after: 0.01 })],
    ['an answer that never comes', silent],
  ] as const)('goes on after %s, and tells the hooks', async ([, behaviour]) => {
    const server = await beating(behaviour, behaviour, { requests: [request('a1')] })
    const errors: unknown[] = []
    const hooks = { onError: ({ error }: { error: unknown }) => errors.push(error) }
    const { heartbeat } = denAt(server, { maxRetries: 0 })
    const watch = heartbeat.watch({ ...quick, timeout: 50, hooks: hooks as never })
    expect(await take(watch, 1)).toEqual(['request a1'])
    expect(errors).toHaveLength(2)
    await watch.return()
  })

  describe.for([
    ['asks again at once', 1],
    ['asks again later', 0],
  ] as const)('that %s', ([, maxRetries]) => {
    const formed = [connection('a1', 0), connection('a2', 7), connection('a3', 9)]
    const listed = formed.map((each) => ({ ...each, last_message: null, unread_count: 0 }))
    const connectionsOnce = {
      'GET /connections': ok({ connections: listed, total: 3 }),
      'GET /heartbeat': [
        ok({ status: 'ok', timestamp: at(5), unread_messages: 0 }),
        drop,
        heartbeat({ connections: [connection('a3', 9)] }),
        calm,
      ],
    }

    test('looks up which connections the lost answer told of', async () => {
      withoutBackoff()
      const server = await hostileServer(routes(connectionsOnce))
      const watch = denAt(server, { maxRetries }).heartbeat.watch(quick)
      expect([await watch.next(), await watch.next()].map(({ value }) => value)).toEqual([
        { type: 'new_connection', ...connection('a3', 9) },
        { type: 'new_connection', ...connection('a2', 7) },
      ])
      const done = server.requests.length
      const waiting = watch.next()
      await until(() => server.requests.length > done + 2)
      await watch.return()
      await waiting
      expect(server.requests.filter(({ url }) => url === '/connections')).toHaveLength(1)
    })
  })

  test('looks them up after a restart too, and again until it has them', async () => {
    withoutBackoff()
    const server = await hostileServer(
      routes({
        'GET /heartbeat': [ok({ status: 'ok', timestamp: at(5) }), silent],
      }),
    )
    const { heartbeat: beats } = denAt(server)
    const watch = beats.watch(quick)
    const waiting = watch.next()
    await until(() => server.requests.length === 2)
    await watch.return()
    await waiting
    const since = JSON.parse(JSON.stringify(watch.since)) as HeartbeatState
    expect(since).toMatchObject({ heard: at(5), lost: true })
    const listed = ok({ connections: [connection('a2', 7)], total: 1 })
    server.play(
      routes({
        'GET /heartbeat': calm,
        'GET /connections': [no(500, 'internal_error'), listed],
      }),
    )
    const next = denAt(server, { maxRetries: 0 }).heartbeat.watch({ ...quick, since })
    expect(await take(next, 1)).toEqual(['connection a2'])
    expect(next.since).toMatchObject({ heard: at(0), lost: false })
    await next.return()
  })

  test('asks for conversations again where only they were not to be had', async () => {
    withoutBackoff()
    const unread = [conversation('a1', 1)]
    const beat = heartbeat({ requests: [request('a2')], unread })
    const server = await hostileServer(
      routes({
        'GET /heartbeat': beat,
        'GET /conversations': [no(500, 'internal_error'), ok({ conversations: unread })],
      }),
    )
    const watch = denAt(server, { maxRetries: 0 }).heartbeat.watch(quick)
    expect(await take(watch, 2)).toEqual(['request a2', 'unread a1 1 Hi'])
    await watch.return()
  })

  test.for([
    ['a key that is wrong', no(401, 'unauthorized'), 'AuthenticationError'],
    ['a refusal', no(403, 'forbidden'), 'PermissionError'],
    ['an answer that is none', text(200, '<html>'), 'ContractError'],
  ] as const)('ends loudly after %s', async ([, behaviour, name]) => {
    const server = await beating({ requests: [request('a1')] }, behaviour)
    const { signal } = new AbortController()
    const watch = denAt(server).heartbeat.watch({ ...quick, signal })
    expect(await take(watch, 1)).toEqual(['request a1'])
    expect(await failureOf(watch.next())).toMatchObject({ name, operation: 'getHeartbeat' })
    expect(await watch.next()).toEqual({ done: true, value: undefined })
    expect(getEventListeners(signal, 'abort')).toEqual([])
  })

  test('tells what it has before it ends', async () => {
    const beat = heartbeat({ requests: [request('a2')], unread: [conversation('a1', 1)] })
    const server = await hostileServer(
      routes({ 'GET /heartbeat': beat, 'GET /conversations': no(403, 'forbidden') }),
    )
    const watch = denAt(server).heartbeat.watch(quick)
    expect(await take(watch, 1)).toEqual(['request a2'])
    expect(await failureOf(watch.next())).toMatchObject({ operation: 'listConversations' })
  })
})

describe('the time between two looks', () => {
  const start = Date.parse(at(0))

  /** Minutes at which heartbeats were asked for, on a made-up clock. */
  const looks = async (
    minutes: number,
    options: WatchOptions,
    { url = 'https://api.moltbotden.com', answer = () => Response.json({ status: 'ok' }) } = {},
  ): Promise<number[]> => {
    vi.useFakeTimers({ now: start })
    const times: number[] = []
    const fetch = async (): Promise<Response> => {
      times.push((Date.now() - start) / 60_000)
      return answer()
    }
    const controller = new AbortController()
    const { heartbeat } = denAt({ url }, { fetch, maxRetries: 0 })
    const end = all(heartbeat.watch({ jitter: 0, ...options, signal: controller.signal }))
    await vi.advanceTimersByTimeAsync(minutes * 60_000)
    controller.abort()
    await end
    expect(vi.getTimerCount()).toBe(0)
    return times
  }

  test('is a quarter of an hour unless told otherwise', async () => {
    expect(await looks(46, {})).toEqual([0, 15, 30, 45])
  })

  test.for([
    ['as asked', 10, [0, 10, 20]],
    ['five minutes at least', 0.001, [0, 5, 10, 15, 20]],
  ] as const)('is %s', async ([, interval, expected]) => {
    expect(await looks(21, { interval: interval * 60_000 })).toEqual(expected)
  })

  test.for(['http://localhost:1', 'http://127.0.0.1:1', 'http://[::1]:1'])(
    'may be anything on this machine: %s',
    async (url) => {
      expect(await looks(3, { interval: 60_000 }, { url })).toEqual([0, 1, 2, 3])
    },
  )

  test('is longer by chance, never shorter', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0.5)
    expect(await looks(46, { jitter: 1 })).toEqual([0, 22.5, 45])
  })

  test('doubles in trouble, up to half an hour', async () => {
    const answer = () => new Response('{}', { status: 500 })
    expect(await looks(140, { interval: 300_000 }, { answer })).toEqual([0, 10, 30, 60, 90, 120])
  })

  test('is what the server asks for, where that is more', async () => {
    const answer = () =>
      Response.json({ error: 'rate_limited', retry_after: 7200 }, { status: 429 })
    expect(await looks(361, {}, { answer })).toEqual([0, 120, 240, 360])
  })

  test('is as before once the trouble is over', async () => {
    let left = 2
    const answer = () =>
      left-- > 0 ? new Response('{}', { status: 500 }) : Response.json({ status: 'ok' })
    expect(await looks(60, { interval: 300_000 }, { answer })).toEqual([
      0, 10, 30, 35, 40, 45, 50, 55, 60,
    ])
  })

  test('is kept across a restart', async () => {
    const since = { at: start - 120_000, known: [], unread: [], untold: [] }
    expect(await looks(20, { since })).toEqual([3, 18])
    // A clock that was ahead then must not make the watch wait for it.
    expect(await looks(20, { since: { ...since, at: start + 10 ** 9 } })).toEqual([5, 20])
  })
})

describe('a watch ends', () => {
  test.for([
    ['sleeps', calm],
    ['looks', silent],
  ] as const)('with its signal, while it %s: the loop is over, with no error', async ([, beat]) => {
    const server = await beating(beat)
    const controller = new AbortController()
    const { signal } = controller
    const end = all(denAt(server).heartbeat.watch({ signal }))
    await until(() => server.requests.length === 1)
    await new Promise((resolve) => setTimeout(resolve, 30))
    controller.abort(new Error('enough'))
    expect(await end).toEqual([])
    expect(getEventListeners(signal, 'abort')).toEqual([])
    expect(server.requests).toHaveLength(1)
    if (beat === silent) await until(() => server.open === 0)
  })

  test('before it has begun, where the signal was aborted before', async () => {
    const server = await beating({ requests: [request('a1')] })
    const signal = AbortSignal.abort()
    expect(await all(denAt(server).heartbeat.watch({ signal }))).toEqual([])
    expect(server.connections).toBe(0)
  })

  test('in the middle of what it has to tell, which it keeps', async () => {
    const server = await beating({ requests: [request('a1'), request('a2')] })
    const controller = new AbortController()
    const watch = denAt(server).heartbeat.watch({ ...quick, signal: controller.signal })
    const taken: string[] = []
    for await (const change of watch) {
      taken.push(short(change))
      controller.abort()
    }
    expect(taken).toEqual(['request a1'])
    expect(watch.since.untold.map(short)).toEqual(['request a2'])
  })

  test('with the loop', async () => {
    const server = await beating({ requests: [request('a1')] })
    const { signal } = new AbortController()
    for await (const change of denAt(server).heartbeat.watch({ ...quick, signal })) {
      if (change) break
    }
    const { length } = server.requests
    await new Promise((resolve) => setTimeout(resolve, 30))
    expect(server.requests).toHaveLength(length)
    expect(getEventListeners(signal, 'abort')).toEqual([])
  })

  test('at once when it is told to, whatever it waits for', async () => {
    const server = await beating(calm)
    const { signal } = new AbortController()
    const watch = denAt(server).heartbeat.watch({ signal })
    const waiting = watch.next()
    await until(() => server.requests.length === 1)
    await new Promise((resolve) => setTimeout(resolve, 30))
    expect(await watch.return()).toEqual({ done: true, value: undefined })
    expect(await waiting).toEqual({ done: true, value: undefined })
    expect(getEventListeners(signal, 'abort')).toEqual([])
  })

  test('without a listener left, however many changes there were', async () => {
    const beats = Array.from({ length: 60 }, (_, index) => ({ requests: [request(`a${index}`)] }))
    const server = await beating(...beats)
    const { signal } = new AbortController()
    const watch = denAt(server).heartbeat.watch({ ...quick, signal })
    await take(watch, 60)
    expect(getEventListeners(signal, 'abort').length).toBeLessThanOrEqual(1)
    await watch.return()
    expect(getEventListeners(signal, 'abort')).toEqual([])
  })
})

test('looks never overlap, however many changes are asked for at once', async () => {
  let inside = 0
  let most = 0
  const server = await hostileServer(async (turn) => {
    most = Math.max(most, ++inside)
    await new Promise((resolve) => setTimeout(resolve, 5))
    inside--
    return heartbeat({ requests: [request(`a${server.requests.length}`)] })(turn)
  })
  const watch = denAt(server).heartbeat.watch(quick)
  const changes = await Promise.all(Array.from({ length: 6 }, () => watch.next()))
  expect(new Set(changes.map(({ value }) => value && short(value))).size).toBe(6)
  expect(most).toBe(1)
  await watch.return()
})

test.for<readonly [string, object]>([
  ['interval', { interval: 0 }],
  ['interval', { interval: Number.NaN }],
  ['jitter', { jitter: 2 }],
  ['jitter', { jitter: -0.1 }],
  ['since', { since: null }],
  ['since', { since: {} }],
  ['since', { since: { at: 'now', known: [], unread: [], untold: [] } }],
])('a watch with an option that cannot work is not made: %s', ([name, options]) => {
  const { heartbeat } = denAt({ url: 'http://localhost' })
  expect(() => heartbeat.watch(options as WatchOptions)).toThrow(
    expect.objectContaining({
      name: 'ConfigError',
      code: 'invalid_option',
      message: expect.stringMatching(`^watch: ${name} must be `),
    }),
  )
})
