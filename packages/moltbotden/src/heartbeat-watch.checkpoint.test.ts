import { describe, expect, test } from 'vitest'
import { rejectionOf } from '../../core/test/client.ts'
import { scriptedServer } from '../../core/test/scripted-server.ts'
import type { HeartbeatFixture } from '../test/heartbeats.ts'
import {
  changesFrom,
  connection,
  conversation,
  emptyHeartbeat,
  heartbeatServer,
  quick,
  request,
  take,
} from '../test/heartbeats.ts'
import { denAt, errorResponse, ok, routeBehaviors } from '../test/moltbotden.ts'
import type { HeartbeatCheckpoint } from './heartbeat-change.ts'

describe('a watch that continues from a checkpoint', () => {
  const beats: HeartbeatFixture[] = [
    { requests: [request('a1'), request('a2')], connections: [connection('a3')] },
    { requests: [request('a1'), request('a4')], unread: [conversation('a5', 1)] },
  ]

  test.for([0, 1, 2, 3, 4])('yields the rest after %d changes, and none twice', async (count) => {
    const first = await heartbeatServer(...beats)
    const watch = denAt(first).heartbeat.watch(quick)
    const before = await take(watch, count)
    const since = JSON.parse(JSON.stringify(watch.checkpoint)) as HeartbeatCheckpoint
    await watch.return()
    // A server may report an event once, so reported events come from the checkpoint only.
    const beaten = first.requests.filter(({ url }) => url === '/heartbeat').length
    const rest = await changesFrom(beats.slice(beaten), since)
    expect([...before, ...rest.received]).toEqual([
      'request a1',
      'request a2',
      'connection a3',
      'request a4',
      'unread a5 1 Hi',
    ])
    expect((await changesFrom(beats, rest.since)).received).toEqual(['unread a5 1 Hi'])
  })

  test('yields pending changes before it polls', async () => {
    const first = await heartbeatServer(...beats)
    const watch = denAt(first).heartbeat.watch(quick)
    await take(watch, 1)
    const server = await heartbeatServer(emptyHeartbeat)
    const next = denAt(server).heartbeat.watch({ ...quick, checkpoint: watch.checkpoint })
    expect(await take(next, 2)).toEqual(['request a2', 'connection a3'])
    expect(server.connections).toBe(0)
  })

  test('reads connections, because a process may have ended before it saved its last checkpoint', async () => {
    const first = await heartbeatServer({ connections: [connection('a1', 2)] })
    const watch = denAt(first).heartbeat.watch(quick)
    await take(watch, 1)
    const { checkpoint } = watch
    await watch.return()
    // Another heartbeat reported a2 without being saved, and no heartbeat reports it again.
    const listed = [connection('a0', -60), connection('a1', 2), connection('a2', 9)]
    const server = await scriptedServer(
      routeBehaviors({
        'GET /heartbeat': [emptyHeartbeat, errorResponse(401, 'unauthorized')],
        'GET /connections': ok({ connections: listed, total: 3 }),
      }),
    )
    const next = denAt(server).heartbeat.watch({ ...quick, checkpoint })
    expect(await take(next, 1)).toEqual(['connection a2'])
    expect(await rejectionOf(next.next())).toMatchObject({ name: 'AuthenticationError' })
    expect(server.requests.filter(({ url }) => url === '/connections')).toHaveLength(1)
  })

  test('does not share state with the checkpoint', async () => {
    const server = await heartbeatServer(...beats)
    const watch = denAt(server).heartbeat.watch(quick)
    await take(watch, 1)
    const { checkpoint } = watch
    const copy = structuredClone(checkpoint)
    await take(denAt(server).heartbeat.watch({ ...quick, checkpoint }), 2)
    await take(watch, 1)
    expect(checkpoint).toEqual(copy)
    await watch.return()
  })

  test('limits the number of remembered keys', async () => {
    const many = Array.from({ length: 1500 }, (_, index) => connection(`a${index}`))
    const { received, since } = await changesFrom([
      { connections: many },
      { connections: many },
      { connections: many.slice(0, 10) },
      { connections: many.slice(0, 10) },
    ])
    expect(received).toHaveLength(1500)
    expect(since.seenKeys).toHaveLength(1000)
  })
})
