import { getEventListeners } from 'node:events'
import { describe, expect, test } from 'vitest'
import { neverRespond } from '../../core/test/behaviors.ts'
import { waitForCondition } from '../../core/test/client.ts'
import { scriptedServer } from '../../core/test/scripted-server.ts'
import {
  conversation,
  emptyHeartbeat,
  heartbeat,
  heartbeatServer,
  quick,
  request,
  summarize,
  take,
} from '../test/heartbeats.ts'
import { all, denAt, errorResponse, routeBehaviors } from '../test/moltbotden.ts'

describe('a watch ends', () => {
  test.for([
    ['sleeps', emptyHeartbeat],
    ['looks', neverRespond],
  ] as const)('without an error when its signal is aborted while it %s', async ([, beat]) => {
    const server = await heartbeatServer(beat)
    const controller = new AbortController()
    const { signal } = controller
    const end = all(denAt(server).heartbeat.watch({ signal }))
    await waitForCondition(() => server.requests.length === 1)
    await new Promise((resolve) => setTimeout(resolve, 30))
    controller.abort(new Error('enough'))
    expect(await end).toEqual([])
    expect(getEventListeners(signal, 'abort')).toEqual([])
    expect(server.requests).toHaveLength(1)
    if (beat === neverRespond) await waitForCondition(() => server.open === 0)
  })

  test('before the first poll if the signal is already aborted', async () => {
    const server = await heartbeatServer({ requests: [request('a1')] })
    const signal = AbortSignal.abort()
    expect(await all(denAt(server).heartbeat.watch({ signal }))).toEqual([])
    expect(server.connections).toBe(0)
  })

  test('with pending changes, which stay in the checkpoint', async () => {
    const server = await heartbeatServer({ requests: [request('a1'), request('a2')] })
    const controller = new AbortController()
    const watch = denAt(server).heartbeat.watch({ ...quick, signal: controller.signal })
    const received: string[] = []
    for await (const change of watch) {
      received.push(summarize(change))
      controller.abort()
    }
    expect(received).toEqual(['request a1'])
    expect(watch.checkpoint.pendingChanges.map(summarize)).toEqual(['request a2'])
  })

  test('without an error that would follow the pending changes', async () => {
    const beat = heartbeat({ requests: [request('a2')], unread: [conversation('a1', 1)] })
    const server = await scriptedServer(
      routeBehaviors({
        'GET /heartbeat': beat,
        'GET /conversations': errorResponse(401, 'unauthorized'),
      }),
    )
    const controller = new AbortController()
    const received: string[] = []
    const watch = denAt(server).heartbeat.watch({ ...quick, signal: controller.signal })
    for await (const change of watch) {
      received.push(summarize(change))
      controller.abort()
    }
    expect(received).toEqual(['request a2'])
  })

  test('when the loop exits', async () => {
    const server = await heartbeatServer({ requests: [request('a1')] })
    const { signal } = new AbortController()
    for await (const change of denAt(server).heartbeat.watch({ ...quick, signal })) {
      if (change) break
    }
    const { length } = server.requests
    await new Promise((resolve) => setTimeout(resolve, 30))
    expect(server.requests).toHaveLength(length)
    expect(getEventListeners(signal, 'abort')).toEqual([])
  })

  test('immediately when return() is called', async () => {
    const server = await heartbeatServer(emptyHeartbeat)
    const { signal } = new AbortController()
    const watch = denAt(server).heartbeat.watch({ signal })
    const waiting = watch.next()
    await waitForCondition(() => server.requests.length === 1)
    await new Promise((resolve) => setTimeout(resolve, 30))
    expect(await watch.return()).toEqual({ done: true, value: undefined })
    expect(await waiting).toEqual({ done: true, value: undefined })
    expect(getEventListeners(signal, 'abort')).toEqual([])
  })

  test('and removes its abort listener', async () => {
    const beats = Array.from({ length: 60 }, (_, index) => ({ requests: [request(`a${index}`)] }))
    const server = await heartbeatServer(...beats)
    const { signal } = new AbortController()
    const watch = denAt(server).heartbeat.watch({ ...quick, signal })
    await take(watch, 60)
    expect(getEventListeners(signal, 'abort').length).toBeLessThanOrEqual(1)
    await watch.return()
    expect(getEventListeners(signal, 'abort')).toEqual([])
  })
})
