import { describe, expect, test } from 'vitest'
import { rejectionOf } from '../../test/client.ts'
import { readAll, sail } from '../../test/sail.ts'
import { scriptedServer } from '../../test/scripted-server.ts'
import {
  arrival,
  entry,
  event,
  streamOf,
  streamOpen,
  streamTruncated,
} from '../../test/stream-behaviors.ts'

const end = { done: true, value: undefined }
const item = (value: string): object => ({ done: false, value })

describe('a stream', () => {
  test('yields its items as they arrive, and then its result', async () => {
    const server = await scriptedServer(streamOf(entry('a'), entry('b'), arrival))
    const voyage = sail(server)
    expect(await readAll(voyage)).toEqual({ items: ['a', 'b'] })
    expect(await voyage.final()).toEqual(['a', 'b'])
    expect(await voyage.final()).toEqual(['a', 'b'])
    expect(server.requests).toHaveLength(1)
  })

  test('ends with its last event, whether or not the server closes the connection', async () => {
    const server = await scriptedServer(streamOpen(entry('a') + arrival + entry('too late')))
    const voyage = sail(server)
    expect(await readAll(voyage)).toEqual({ items: ['a'] })
    await expect.poll(() => server.open).toBe(0)
  })

  test('yields nothing after its end', async () => {
    const voyage = sail(await scriptedServer(streamOf(entry('a'), arrival)))
    await readAll(voyage)
    expect(await voyage.next()).toEqual(end)
    expect(await readAll(voyage)).toEqual({ items: [] })
  })

  test('yields nothing after a failure, which final() repeats', async () => {
    const voyage = sail(await scriptedServer(streamTruncated(entry('a'))))
    const { items, error } = await readAll(voyage)
    expect(items).toEqual(['a'])
    expect(error).toMatchObject({ code: 'connection_lost' })
    expect(await voyage.next()).toEqual(end)
    expect(await rejectionOf(voyage.final())).toBe(error)
  })

  test('skips events without an item', async () => {
    const server = await scriptedServer(streamOf(event({}), entry('a'), event({}), arrival))
    expect(await readAll(sail(server))).toEqual({ items: ['a'] })
  })
})

describe('final()', () => {
  test('reads the stream if it was not read', async () => {
    const voyage = sail(await scriptedServer(streamOf(entry('a'), entry('b'), arrival)))
    expect(await voyage.final()).toEqual(['a', 'b'])
    expect(await voyage.next()).toEqual(end)
  })

  test('reads the rest of the stream', async () => {
    const voyage = sail(await scriptedServer(streamOf(entry('a'), entry('b'), arrival)))
    expect(await voyage.next()).toEqual(item('a'))
    expect(await voyage.final()).toEqual(['a', 'b'])
  })

  test('fails like the stream', async () => {
    const voyage = sail(await scriptedServer(streamOf(entry('a'))))
    expect(await rejectionOf(voyage.final())).toMatchObject({ code: 'stream_incomplete' })
  })
})

describe('concurrent calls of next()', () => {
  test('resolve in order, as items arrive', async () => {
    const server = await scriptedServer(streamOpen(entry('a') + entry('b'), entry('c')))
    const voyage = sail(server, { idleTimeout: 2_000 })
    const calls = [voyage.next(), voyage.next(), voyage.next()]
    expect(await Promise.all(calls)).toEqual([item('a'), item('b'), item('c')])
    await voyage.return()
  })

  test('keep their order when another one is added', async () => {
    const server = await scriptedServer(streamOpen(entry('a') + entry('b') + entry('c')))
    const voyage = sail(server)
    const first = voyage.next()
    const second = voyage.next()
    expect(await first).toEqual(item('a'))
    const third = voyage.next()
    expect([await second, await third]).toEqual([item('b'), item('c')])
    await voyage.return()
  })

  test('all end with the stream', async () => {
    const voyage = sail(await scriptedServer(streamOf(entry('a') + arrival)))
    const calls = [voyage.next(), voyage.next(), voyage.next(), voyage.next()]
    expect(await Promise.all(calls)).toEqual([item('a'), end, end, end])
    expect(await voyage.final()).toEqual(['a'])
  })

  test('all have the idle timeout, and fail with the first error', async () => {
    const voyage = sail(await scriptedServer(streamOpen(entry('a'))), { idleTimeout: 300 })
    const calls = [voyage.next(), voyage.next(), voyage.next()]
    const [first, second, third] = await Promise.allSettled(calls)
    expect(first).toMatchObject({ value: item('a') })
    expect(second).toMatchObject({ reason: { code: 'idle_timeout' } })
    expect(third).toMatchObject({ value: end })
  })
})
