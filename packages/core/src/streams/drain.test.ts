import { expect, test } from 'vitest'
import { createSailStream, readAll } from '../../test/sail.ts'
import type { Behavior } from '../../test/scripted-server.ts'
import { scriptedServer } from '../../test/scripted-server.ts'
import { arrival, entry, streamOpen } from '../../test/stream-behaviors.ts'

const sailed = { items: ['a'], error: undefined }

/** Streams a voyage and ends the response a moment later. Its connection can be used again. */
const complete =
  (...afterArrival: string[]): Behavior =>
  async ({ response }) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    response.write(entry('a') + arrival)
    await new Promise((resolve) => setTimeout(resolve, 20))
    for (const chunk of afterArrival) response.write(chunk)
    response.end()
  }

test.each([
  ['ends with its last event', []],
  ['sends more after it', [': bye\n\n', 'data: not JSON\n\n']],
])('the connection of a stream that %s is used again', async (_, afterArrival) => {
  const server = await scriptedServer(complete(...afterArrival))
  const set = createSailStream(server)
  const newConnections = async (): Promise<number> => {
    const before = server.connections
    expect(await readAll(set())).toEqual(sailed)
    return server.connections - before
  }
  expect(await newConnections()).toBe(1)
  // A stream that starts between the last event and the end of another needs a second connection.
  await expect.poll(newConnections).toBe(0)
})

test('a stream that the server keeps open after its last event is cancelled, but not waited for', async () => {
  const server = await scriptedServer(streamOpen(entry('a') + arrival))
  expect(await readAll(createSailStream(server)())).toEqual(sailed)
  expect(server.open).toBe(1)
  await expect.poll(() => server.open, { timeout: 10_000 }).toBe(0)
})

test('a stream that continues after its last event is cancelled', async () => {
  let sent = 0
  const server = await scriptedServer(({ response }) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    response.write(entry('a') + arrival)
    const more = (): void => {
      if (response.destroyed) return
      sent++
      response.write(`: ${'x'.repeat(1_000)}\n\n`, () => setImmediate(more))
    }
    more()
  })
  expect(await readAll(createSailStream(server)())).toEqual(sailed)
  await expect.poll(() => server.open, { timeout: 10_000 }).toBe(0)
  expect(sent).toBeGreaterThan(1)
})
