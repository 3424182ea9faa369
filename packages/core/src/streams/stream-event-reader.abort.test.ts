import { getEventListeners } from 'node:events'
import { describe, expect, test } from 'vitest'
import { errorResponse, neverRespond, text } from '../../test/behaviors.ts'
import { elapsedMs } from '../../test/client.ts'
import { createSailStream, readAll, sail } from '../../test/sail.ts'
import { scriptedServer } from '../../test/scripted-server.ts'
import { arrival, entry, streamEndless, streamOf, streamOpen } from '../../test/stream-behaviors.ts'

const reason = new Error('the user walked away')

const aborted = {
  name: 'AbortError',
  code: 'aborted',
  operation: 'sailBoat',
  message: 'sailBoat was aborted.',
  cause: reason,
}

const listeners = (signal: AbortSignal): number => getEventListeners(signal, 'abort').length

describe('an abort', () => {
  test('before the stream is read prevents the request', async () => {
    const server = await scriptedServer(neverRespond)
    const { error } = await readAll(sail(server, { signal: AbortSignal.abort(reason) }))
    expect(error).toMatchObject({ ...aborted, attempts: 0 })
    expect(error).not.toHaveProperty('outcome')
    expect(server.connections).toBe(0)
  })

  test('while the stream opens ends it immediately', async () => {
    const server = await scriptedServer(neverRespond)
    const controller = new AbortController()
    const outcome = readAll(sail(server, { signal: controller.signal }))
    await expect.poll(() => server.requests.length).toBe(1)
    controller.abort(reason)
    expect(await elapsedMs(outcome)).toBeLessThan(15_000)
    expect((await outcome).error).toMatchObject({ ...aborted, attempts: 1, outcome: 'unknown' })
    await expect.poll(() => server.open).toBe(0)
    expect(listeners(controller.signal)).toBe(0)
  })

  test('during the wait before a retry ends it immediately', async () => {
    const server = await scriptedServer(errorResponse(429, 'SLOW_DOWN', { 'retry-after': '30' }))
    const controller = new AbortController()
    const outcome = readAll(sail(server, { signal: controller.signal }))
    await expect.poll(() => server.requests.length).toBe(1)
    setTimeout(() => controller.abort(reason), 50)
    expect(await elapsedMs(outcome)).toBeLessThan(15_000)
    expect((await outcome).error).toMatchObject(aborted)
    expect(server.requests).toHaveLength(1)
  })

  test('while the reader waits for an event ends it immediately', async () => {
    const server = await scriptedServer(streamOpen(entry('a')))
    const controller = new AbortController()
    const voyage = sail(server, { signal: controller.signal })
    await voyage.next()
    const waiting = readAll(voyage)
    controller.abort(reason)
    expect(await elapsedMs(waiting)).toBeLessThan(15_000)
    expect((await waiting).error).toMatchObject({ ...aborted, outcome: 'unknown' })
    await expect.poll(() => server.open).toBe(0)
    expect(listeners(controller.signal)).toBe(0)
  })

  test('between two reads yields nothing more, even if events are buffered', async () => {
    const server = await scriptedServer(streamOpen(entry('a') + entry('b') + arrival))
    const controller = new AbortController()
    const voyage = sail(server, { signal: controller.signal })
    expect(await voyage.next()).toMatchObject({ value: 'a' })
    controller.abort(reason)
    await expect.poll(() => server.open).toBe(0)
    expect(await readAll(voyage)).toMatchObject({ items: [], error: aborted })
    await expect(voyage.final()).rejects.toMatchObject(aborted)
  })

  test('in the loop ends the loop', async () => {
    const server = await scriptedServer(streamEndless())
    const controller = new AbortController()
    const items: string[] = []
    const loop = async (): Promise<void> => {
      for await (const item of sail(server, { signal: controller.signal })) {
        items.push(item)
        if (items.length === 3) controller.abort(reason)
      }
    }
    await expect(loop()).rejects.toMatchObject(aborted)
    expect(items).toHaveLength(3)
    await expect.poll(() => server.open).toBe(0)
  })

  test('after the end has no effect', async () => {
    const controller = new AbortController()
    const server = await scriptedServer(streamOf(entry('a'), arrival))
    const voyage = sail(server, { signal: controller.signal })
    await readAll(voyage)
    controller.abort(reason)
    expect(await voyage.final()).toEqual(['a'])
  })

  test('without a reason has the default reason', async () => {
    const { error } = await readAll(sail(await scriptedServer(), { signal: AbortSignal.abort() }))
    expect(error).toMatchObject({ name: 'AbortError', cause: { name: 'AbortError' } })
  })
})

describe('a signal of several streams', () => {
  test('has no listener left, however they end', async () => {
    const whole = text(200, entry('a') + arrival, { 'content-type': 'text/event-stream' })
    const malformed = text(200, entry('a'), { 'content-type': 'text/event-stream' })
    const ends = [whole, malformed, errorResponse(404)]
    const server = await scriptedServer(...Array.from({ length: 400 }, () => ends).flat())
    const { signal } = new AbortController()
    const set = createSailStream(server)
    const round = async (): Promise<void> => {
      await readAll(set({ signal }))
      const left = set({ signal })
      await left.next().catch(() => undefined)
      await left.return()
    }
    for (let rounds = 0; rounds < 50; rounds++) await Promise.all(Array.from({ length: 10 }, round))
    expect(server.requests).toHaveLength(1000)
    expect(listeners(signal)).toBe(0)
  })

  test('ends them all', async () => {
    const server = await scriptedServer(streamOpen(entry('a')))
    const controller = new AbortController()
    const set = createSailStream(server)
    const voyages = Array.from({ length: 30 }, () => set({ signal: controller.signal }))
    await Promise.all(voyages.map((voyage) => voyage.next()))
    expect(listeners(controller.signal)).toBe(1)
    const outcomes = voyages.map(readAll)
    controller.abort(reason)
    for (const { error } of await Promise.all(outcomes)) expect(error).toMatchObject(aborted)
    expect(listeners(controller.signal)).toBe(0)
    await expect.poll(() => server.open).toBe(0)
  })
})
