import { getEventListeners } from 'node:events'
import { describe, expect, test } from 'vitest'
import { dropConnection, neverRespond, text } from '../../core/test/behaviors.ts'
import { rejectionOf, waitForCondition, withoutBackoff } from '../../core/test/client.ts'
import { scriptedServer } from '../../core/test/scripted-server.ts'
import {
  at,
  connection,
  conversation,
  emptyHeartbeat,
  heartbeat,
  heartbeatServer,
  quick,
  request,
  take,
} from '../test/heartbeats.ts'
import { denAt, errorResponse, ok, routeBehaviors } from '../test/moltbotden.ts'
import type { HeartbeatCheckpoint } from './heartbeat-change.ts'

describe('a watch after an error', () => {
  test.for([
    ['no response', dropConnection],
    ['a server error', errorResponse(503, 'internal_error')],
    ['a rate limit', errorResponse(429, 'rate_limited', { retry_after: 0.01 })],
    ['a response that never arrives', neverRespond],
  ] as const)('continues after %s and calls the hooks', async ([, behaviour]) => {
    const server = await heartbeatServer(behaviour, behaviour, { requests: [request('a1')] })
    const errors: unknown[] = []
    const hooks = { onError: ({ error }: { error: unknown }) => errors.push(error) }
    const { heartbeat } = denAt(server, { maxRetries: 0 })
    const watch = heartbeat.watch({ ...quick, timeout: 200, hooks: hooks as never })
    expect(await take(watch, 1)).toEqual(['request a1'])
    expect(errors.length).toBeGreaterThanOrEqual(2)
    await watch.return()
  })

  describe.for([
    ['retries immediately', 1],
    ['polls again later', 0],
  ] as const)('that %s', ([, maxRetries]) => {
    const formed = [connection('a1', 0), connection('a2', 7), connection('a3', 9)]
    const listed = formed.map((each) => ({ ...each, last_message: null, unread_count: 0 }))
    const connectionsOnce = {
      'GET /connections': ok({ connections: listed, total: 3 }),
      'GET /heartbeat': [
        ok({ status: 'ok', timestamp: at(5), unread_messages: 0 }),
        dropConnection,
        heartbeat({ connections: [connection('a3', 9)] }),
        emptyHeartbeat,
      ],
    }

    test('reads the connections that a lost response may have contained', async () => {
      withoutBackoff()
      const server = await scriptedServer(routeBehaviors(connectionsOnce))
      const watch = denAt(server, { maxRetries }).heartbeat.watch(quick)
      expect([await watch.next(), await watch.next()].map(({ value }) => value)).toEqual([
        { type: 'new_connection', ...connection('a3', 9) },
        { type: 'new_connection', ...connection('a2', 7) },
      ])
      const done = server.requests.length
      const waiting = watch.next()
      await waitForCondition(() => server.requests.length > done + 2)
      await watch.return()
      await waiting
      expect(server.requests.filter(({ url }) => url === '/connections')).toHaveLength(1)
    })
  })

  test('reads them after a restart too, until it succeeds', async () => {
    withoutBackoff()
    const server = await scriptedServer(
      routeBehaviors({
        'GET /heartbeat': [ok({ status: 'ok', timestamp: at(5) }), neverRespond],
      }),
    )
    const { heartbeat: beats } = denAt(server)
    const watch = beats.watch(quick)
    const waiting = watch.next()
    await waitForCondition(() => server.requests.length === 2)
    await watch.return()
    await waiting
    const checkpoint = JSON.parse(JSON.stringify(watch.checkpoint)) as HeartbeatCheckpoint
    expect(checkpoint).toMatchObject({ serverTime: at(5) })
    const listed = ok({ connections: [connection('a2', 7)], total: 1 })
    server.setBehaviors(
      routeBehaviors({
        'GET /heartbeat': emptyHeartbeat,
        'GET /connections': [errorResponse(500, 'internal_error'), listed],
      }),
    )
    const next = denAt(server, { maxRetries: 0 }).heartbeat.watch({ ...quick, checkpoint })
    expect(await take(next, 1)).toEqual(['connection a2'])
    expect(next.checkpoint).toMatchObject({ serverTime: at(0) })
    await next.return()
  })

  test('retries reading conversations if only they failed', async () => {
    withoutBackoff()
    const unread = [conversation('a1', 1)]
    const beat = heartbeat({ requests: [request('a2')], unread })
    const server = await scriptedServer(
      routeBehaviors({
        'GET /heartbeat': beat,
        'GET /conversations': [errorResponse(500, 'internal_error'), ok({ conversations: unread })],
      }),
    )
    const watch = denAt(server, { maxRetries: 0 }).heartbeat.watch(quick)
    expect(await take(watch, 2)).toEqual(['request a2', 'unread a1 1 Hi'])
    await watch.return()
  })

  test.for([
    ['an invalid key', errorResponse(401, 'unauthorized'), 'AuthenticationError'],
    ['a permission error', errorResponse(403, 'forbidden'), 'PermissionError'],
    ['an invalid response', text(200, '<html>'), 'ContractError'],
  ] as const)('throws after %s', async ([, behaviour, name]) => {
    const server = await heartbeatServer({ requests: [request('a1')] }, behaviour)
    const { signal } = new AbortController()
    const watch = denAt(server).heartbeat.watch({ ...quick, signal })
    expect(await take(watch, 1)).toEqual(['request a1'])
    expect(await rejectionOf(watch.next())).toMatchObject({ name, operation: 'getHeartbeat' })
    expect(await watch.next()).toEqual({ done: true, value: undefined })
    expect(getEventListeners(signal, 'abort')).toEqual([])
  })

  test('yields pending changes before it throws', async () => {
    const beat = heartbeat({ requests: [request('a2')], unread: [conversation('a1', 1)] })
    const server = await scriptedServer(
      routeBehaviors({
        'GET /heartbeat': beat,
        'GET /conversations': errorResponse(403, 'forbidden'),
      }),
    )
    const watch = denAt(server).heartbeat.watch(quick)
    expect(await take(watch, 1)).toEqual(['request a2'])
    expect(await rejectionOf(watch.next())).toMatchObject({ operation: 'listConversations' })
  })
})
