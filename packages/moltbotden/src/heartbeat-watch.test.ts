import { getEventListeners } from 'node:events'
import { describe, expect, test } from 'vitest'
import { text } from '../../core/test/behaviors.ts'
import { scriptedServer } from '../../core/test/scripted-server.ts'
import {
  at,
  changesFrom,
  connection,
  conversation,
  emptyHeartbeat,
  heartbeat,
  heartbeatServer,
  quick,
  request,
  summarize,
  take,
} from '../test/heartbeats.ts'
import { denAt, ok } from '../test/moltbotden.ts'
import type { WatchOptions } from './heartbeat-watch.ts'

describe('a watch', () => {
  test('yields each type of change with all fields of the platform', async () => {
    const beat = {
      requests: [request('a1')],
      connections: [connection('a2')],
      unread: [conversation('a3', 2)],
    }
    const server = await heartbeatServer(beat)
    const watch = denAt(server, { contract: 'strict' }).heartbeat.watch(quick)
    const [first, second, third] = [await watch.next(), await watch.next(), await watch.next()]
    expect(first.value).toEqual({ type: 'connection_request', ...request('a1') })
    expect(second.value).toEqual({ type: 'new_connection', ...connection('a2') })
    expect(third.value).toEqual({ type: 'unread', ...conversation('a3', 2) })
    await watch.return()
  })

  test('yields each request and connection once, even if the platform repeats it', async () => {
    const { received } = await changesFrom([
      { requests: [request('a1')] },
      { requests: [request('a1'), request('a2')], connections: [connection('a1', 5)] },
      { connections: [connection('a1', 5)] },
      { requests: [request('a2')] },
    ])
    expect(received).toEqual(['request a1', 'request a2', 'connection a1'])
  })

  test('yields a repeated request and a new connection with the same agent', async () => {
    const { received } = await changesFrom([
      { requests: [request('a1', 0)], connections: [connection('a2', 0)] },
      {},
      { requests: [request('a1', 9)], connections: [connection('a2', 9)] },
    ])
    expect(received).toHaveLength(4)
  })

  test('compares times in any format', async () => {
    const { received } = await changesFrom([
      { requests: [{ ...request('a1'), requested_at: '2026-02-01T10:00:00Z' }] },
      { requests: [{ ...request('a1'), requested_at: '2026-02-01T12:00:00+02:00' }] },
      { requests: [{ from_agent_id: 'a4' }] },
      { requests: [{ from_agent_id: 'a4' }] },
    ])
    expect(received).toEqual(['request a1', 'request a4'])
  })

  test('yields unread messages once', async () => {
    const { received } = await changesFrom([
      { unread: [conversation('a1', 1)] },
      { unread: [conversation('a1', 1), conversation('a2', 3)] },
      { unread: [conversation('a1', 2, 'Are you there?'), conversation('a2', 3)] },
      { unread: [conversation('a1', 2, 'Are you there?')] },
    ])
    expect(received).toEqual(['unread a1 1 Hi', 'unread a2 3 Hi', 'unread a1 2 Are you there?'])
  })

  test('detects new messages if as many were read', async () => {
    const { received } = await changesFrom([
      { unread: [conversation('a1', 1, 'one')] },
      { unread: [conversation('a1', 1, 'two')] },
      {},
      { unread: [conversation('a1', 1, 'two')] },
    ])
    expect(received).toEqual(['unread a1 1 one', 'unread a1 1 two', 'unread a1 1 two'])
  })

  test('ignores your own messages', async () => {
    const yours = (count: number) => conversation('a1', count, 'Yes?', { from_you: true })
    const { received } = await changesFrom([
      { unread: [conversation('a1', 1)] },
      { unread: [yours(1)] },
      { unread: [yours(2)] },
    ])
    expect(received).toEqual(['unread a1 1 Hi', 'unread a1 2 Yes?'])
  })

  test('reads conversations only if there are unread messages', async () => {
    const server = await heartbeatServer({ requests: [request('a1')] })
    await take(denAt(server).heartbeat.watch(quick), 1)
    expect(server.requests.map(({ url }) => url)).toEqual(['/heartbeat'])
  })

  test('sends nothing before the first change is requested', async () => {
    const server = await heartbeatServer(emptyHeartbeat)
    const { signal } = new AbortController()
    denAt(server).heartbeat.watch({ ...quick, signal })
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(server.connections).toBe(0)
    expect(getEventListeners(signal, 'abort')).toEqual([])
  })

  test('accepts the smaller heartbeat of later documents, sent with POST', async () => {
    const sparse = { status: 'ok', timestamp: at(0) }
    const requests = [{ connection_id: 'c1', from_agent_id: 'a1', created_at: at(0) }]
    const server = await scriptedServer(
      ...[sparse, sparse, { ...sparse, notifications: { connection_requests: requests } }].flatMap(
        (beat) => [text(405, ''), ok(beat)],
      ),
    )
    expect(await take(denAt(server).heartbeat.watch(quick), 1)).toEqual(['request a1'])
    expect(server.requests).toHaveLength(6)
  })
})

test('polls never overlap, even if several changes are requested at once', async () => {
  let inside = 0
  let most = 0
  const server = await scriptedServer(async (turn) => {
    most = Math.max(most, ++inside)
    await new Promise((resolve) => setTimeout(resolve, 5))
    inside--
    return heartbeat({ requests: [request(`a${server.requests.length}`)] })(turn)
  })
  const watch = denAt(server).heartbeat.watch(quick)
  const changes = await Promise.all(Array.from({ length: 6 }, () => watch.next()))
  expect(new Set(changes.map(({ value }) => value && summarize(value))).size).toBe(6)
  expect(most).toBe(1)
  await watch.return()
})

test.for<readonly [string, object]>([
  ['interval', { interval: 0 }],
  ['interval', { interval: Number.NaN }],
  ['jitter', { jitter: 2 }],
  ['jitter', { jitter: -0.1 }],
  ['checkpoint', { checkpoint: null }],
  ['checkpoint', { checkpoint: {} }],
  [
    'checkpoint',
    { checkpoint: { checkedAt: 'now', seenKeys: [], unread: [], pendingChanges: [] } },
  ],
])('rejects an invalid option: %s', ([name, options]) => {
  const { heartbeat } = denAt({ url: 'http://localhost' })
  expect(() => heartbeat.watch(options as WatchOptions)).toThrow(
    expect.objectContaining({
      name: 'ConfigError',
      code: 'invalid_option',
      message: expect.stringMatching(`^${name} must be `),
    }),
  )
})
