import { getEventListeners } from 'node:events'
import { describe, expect, test } from 'vitest'
import { neverRespond } from '../../test/behaviors.ts'
import { elapsedMs, rejectionOf } from '../../test/client.ts'
import { createSailStream, readAll, sail } from '../../test/sail.ts'
import { scriptedServer } from '../../test/scripted-server.ts'
import { entry, streamEndless, streamOpen } from '../../test/stream-behaviors.ts'
import type { Fetch } from '../http/transport.ts'

const end = { done: true, value: undefined }
const left = { name: 'StreamError', code: 'stream_incomplete', operation: 'sailBoat' }

describe('exiting the loop', () => {
  test.for([
    ['break', (): boolean => true],
    ['an exception', (): boolean => expect.fail('had enough')],
  ] as const)('with %s closes the connection', async ([, leave]) => {
    let sent: number | undefined
    const server = await scriptedServer(
      streamEndless((count) => {
        sent = count
      }),
    )
    const voyage = sail(server)
    const items: string[] = []
    await (async () => {
      for await (const item of voyage) {
        items.push(item)
        if (items.length === 3 && leave()) break
      }
    })().catch(() => undefined)
    expect(items).toEqual(['0', '1', '2'])
    await expect.poll(() => sent, { timeout: 500 }).toBeLessThan(100)
    await expect.poll(() => server.open).toBe(0)
  })

  test('ends the stream, and final() reports the early exit', async () => {
    const voyage = sail(await scriptedServer(streamOpen(entry('a') + entry('b'))))
    for await (const item of voyage) if (item === 'a') break
    expect(await voyage.next()).toEqual(end)
    expect(await readAll(voyage)).toEqual({ items: [] })
    expect(await rejectionOf(voyage.final())).toMatchObject(left)
  })
})

describe('return()', () => {
  test('before the first next() prevents the request', async () => {
    const server = await scriptedServer(neverRespond)
    const voyage = sail(server)
    expect(await voyage.return()).toEqual(end)
    expect(await voyage.next()).toEqual(end)
    expect(await rejectionOf(voyage.final())).toMatchObject({ ...left, attempts: 0 })
    expect(server.connections).toBe(0)
  })

  test('before the first next() leaves no listener on a signal, also with final()', async () => {
    const { signal } = new AbortController()
    const voyage = sail(await scriptedServer(neverRespond), { signal })
    await voyage.return()
    await rejectionOf(voyage.final())
    expect(getEventListeners(signal, 'abort')).toEqual([])
  })

  test('ends a next() that is waiting for an event', async () => {
    const server = await scriptedServer(streamOpen(entry('a')))
    const voyage = sail(server)
    await voyage.next()
    const waiting = voyage.next()
    expect(await voyage.return()).toEqual(end)
    expect(await waiting).toEqual(end)
    await expect.poll(() => server.open).toBe(0)
  })

  test('ends a next() that is waiting for the stream to open', async () => {
    const server = await scriptedServer(neverRespond)
    const voyage = sail(server)
    const waiting = voyage.next()
    await expect.poll(() => server.requests.length).toBe(1)
    expect(await elapsedMs(voyage.return())).toBeLessThan(15_000)
    expect(await waiting).toEqual(end)
    await expect.poll(() => server.open).toBe(0)
  })

  test('can be called twice', async () => {
    const voyage = sail(await scriptedServer(streamOpen(entry('a'))))
    await voyage.next()
    expect([await voyage.return(), await voyage.return()]).toEqual([end, end])
  })
})

describe('with a fetch that ignores its signal', () => {
  const ignoringSignal = {
    fetch: ((input, init) => fetch(input, { ...init, signal: null })) satisfies Fetch,
  }

  test('exiting the loop closes the connection', async () => {
    const server = await scriptedServer(streamOpen(entry('a')))
    for await (const item of createSailStream(server, ignoringSignal)()) if (item) break
    await expect.poll(() => server.open).toBe(0)
  })

  test('an abort ends the stream immediately and closes the connection', async () => {
    const server = await scriptedServer(streamOpen(entry('a')))
    const controller = new AbortController()
    const voyage = createSailStream(server, ignoringSignal)({ signal: controller.signal })
    await voyage.next()
    const waiting = rejectionOf(voyage.next())
    controller.abort()
    expect(await waiting).toMatchObject({ name: 'AbortError' })
    await expect.poll(() => server.open).toBe(0)
  })

  test('a response that is not a stream closes the connection', async () => {
    const server = await scriptedServer(({ response }) => {
      response.writeHead(200, { 'content-type': 'application/json' }).write('{')
    })
    expect((await readAll(createSailStream(server, ignoringSignal)())).error).toMatchObject({
      code: 'unexpected_content_type',
    })
    await expect.poll(() => server.open).toBe(0)
  })
})

describe('a stream that is not read', () => {
  test('sends nothing', async () => {
    const server = await scriptedServer(neverRespond)
    sail(server)
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(server.connections).toBe(0)
  })
})
