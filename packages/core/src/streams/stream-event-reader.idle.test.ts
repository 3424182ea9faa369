import { describe, expect, test } from 'vitest'
import { errorResponse } from '../../test/behaviors.ts'
import { elapsedMs, rejectionOf } from '../../test/client.ts'
import { rawResponse } from '../../test/raw-connection.ts'
import { createSailStream, readAll, sail } from '../../test/sail.ts'
import type { Behavior } from '../../test/scripted-server.ts'
import { scriptedServer } from '../../test/scripted-server.ts'
import { arrival, entry, streamOf, streamOpen } from '../../test/stream-behaviors.ts'

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** Sends one entry, and then the same text a few times. */
const chatter = (what: string, pause: number, times: number, ends = true): Behavior =>
  rawResponse(async (connection) => {
    await connection.head()
    await connection.send(entry('a'))
    for (let time = 0; time < times && !connection.isClosed; time++) {
      await connection.pause(pause)
      await connection.send(what)
    }
    if (!ends) return
    await connection.send(arrival)
    connection.end()
  })

const idle = {
  name: 'TimeoutError',
  code: 'idle_timeout',
  operation: 'sailBoat',
  message:
    'sailBoat timed out after 100 ms: no stream event was received. Raise idleTimeout to wait longer.',
  outcome: 'unknown',
  retryable: false,
}

describe('the idle timeout', () => {
  test('ends a stream that stalls before its first event', async () => {
    const server = await scriptedServer(streamOpen())
    const { items, error } = await readAll(sail(server, { idleTimeout: 100 }))
    expect(items).toEqual([])
    expect(error).toMatchObject(idle)
    await expect.poll(() => server.open).toBe(0)
  })

  test('ends a stream that stalls in the middle of an event', async () => {
    const server = await scriptedServer(streamOpen(entry('a'), 'data: {"log":'))
    const { items, error } = await readAll(sail(server, { idleTimeout: 100 }))
    expect(items).toEqual(['a'])
    expect(error).toMatchObject(idle)
    await expect.poll(() => server.open).toBe(0)
  })

  test('ends a stream that sends only comments', async () => {
    const server = await scriptedServer(chatter(': still here\n\n', 20, 100))
    const voyage = sail(server, { idleTimeout: 100 })
    const outcome = readAll(voyage)
    expect(await elapsedMs(outcome)).toBeLessThan(15_000)
    const { items, error } = await outcome
    expect(items).toEqual(['a'])
    expect(error).toMatchObject(idle)
  })

  test('restarts with every event', async () => {
    const server = await scriptedServer(chatter(entry('b'), 60, 8))
    const { items, error } = await readAll(sail(server, { idleTimeout: 400 }))
    expect(error).toBeUndefined()
    expect(items).toHaveLength(9)
  })

  test('restarts with an event without an item', async () => {
    const server = await scriptedServer(chatter('data: {"wind":3}\n\n', 60, 8))
    expect(await readAll(sail(server, { idleTimeout: 400 }))).toEqual({ items: ['a'] })
  })

  test('is paused while the reader is busy', async () => {
    const server = await scriptedServer(streamOf(entry('a'), entry('b') + entry('c'), arrival))
    const items: string[] = []
    for await (const item of sail(server, { idleTimeout: 200 })) {
      items.push(item)
      if (item !== 'c') await sleep(250)
    }
    expect(items).toEqual(['a', 'b', 'c'])
  })

  test('starts when the reader starts to wait', async () => {
    const voyage = sail(await scriptedServer(streamOpen(entry('a'))), { idleTimeout: 100 })
    await voyage.next()
    await sleep(130)
    const started = performance.now()
    await expect(voyage.next()).rejects.toMatchObject(idle)
    expect(performance.now() - started).toBeGreaterThan(95)
  })

  test('starts with the last event, not with the last read', async () => {
    const voyage = sail(await scriptedServer(chatter(entry('b'), 50, 1, false)), {
      idleTimeout: 600,
    })
    await voyage.next()
    await voyage.next()
    // A timer of the same process is as late as the timeout on a busy machine.
    const first = await Promise.race([rejectionOf(voyage.next()), sleep(1_150)])
    expect(first).toMatchObject({ code: 'idle_timeout' })
  })

  test('can be set for the client, and has no effect on a stream that has ended', async () => {
    const server = await scriptedServer(streamOf(entry('a'), arrival), streamOpen())
    const set = createSailStream(server, { idleTimeout: 300 })
    const first = set()
    expect(await readAll(first)).toEqual({ items: ['a'] })
    expect((await readAll(set())).error).toMatchObject({ code: 'idle_timeout' })
    expect(await first.final()).toEqual(['a'])
  })

  test.for([Number.POSITIVE_INFINITY, 2 ** 40])('can be %d', async (idleTimeout) => {
    const server = await scriptedServer(chatter(entry('b'), 60, 1))
    const warnings: Error[] = []
    const note = (warning: Error): number => warnings.push(warning)
    process.on('warning', note)
    expect(await readAll(sail(server, { idleTimeout }))).toEqual({ items: ['a', 'b'] })
    process.off('warning', note)
    expect(warnings).toEqual([])
  })

  test('leaves no timer, however the stream ends', async () => {
    const timers = (): number =>
      process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length
    const server = await scriptedServer(
      streamOf(arrival),
      streamOf(entry('a')),
      streamOpen(entry('a')),
      errorResponse(404),
    )
    const before = timers()
    await readAll(sail(server))
    await readAll(sail(server))
    for await (const item of sail(server)) if (item) break
    await readAll(sail(server))
    await expect.poll(timers).toBeLessThanOrEqual(before)
  })

  test('replaces the timeouts of a call once the stream is open', async () => {
    const server = await scriptedServer(chatter(entry('b'), 200, 3))
    const voyage = sail(server, { timeout: 400, totalTimeout: 500 })
    expect(await readAll(voyage)).toEqual({ items: ['a', 'b', 'b', 'b'] })
  })
})
