import { describe, expect, test } from 'vitest'
import { rawResponse } from '../../test/raw-connection.ts'
import { rechunk } from '../../test/rechunk.ts'
import { createSailStream, readAll, sail } from '../../test/sail.ts'
import { scriptedServer } from '../../test/scripted-server.ts'
import { arrival, entry, streamOf, streamOpen } from '../../test/stream-behaviors.ts'

const megabyte = 1_048_576

const tooLarge = {
  name: 'StreamError',
  code: 'event_too_large',
  operation: 'sailBoat',
  attempts: 1,
  message: 'sailBoat: stream event exceeds 1048576 characters.',
}

/** The start of an event with a length, or all of it. */
const large = (length: number): string => `data: {"log":"${'x'.repeat(length - 10)}"}`

describe('an event longer than the bound', () => {
  test('ends the stream before it is read in full', async () => {
    let sent = 0
    const server = await scriptedServer(
      rawResponse(async (connection) => {
        await connection.head()
        await connection.send(entry('before'))
        const block = 'x'.repeat(65_536)
        await connection.send('data: {"log":"')
        while (!connection.isClosed && connection.sent < 64 * megabyte) await connection.send(block)
        sent = connection.sent
      }),
    )
    const { items, error } = await readAll(sail(server))
    expect(items).toEqual(['before'])
    expect(error).toMatchObject(tooLarge)
    await expect.poll(() => sent).toBeGreaterThan(megabyte)
    // A system may buffer some megabytes that are not read.
    expect(sent).toBeLessThan(32 * megabyte)
  })

  test('ends the stream if it arrives in one chunk', async () => {
    const server = await scriptedServer(streamOf(`${large(10 * megabyte)}\n\n`, arrival))
    const set = createSailStream(server, { fetch: rechunk((whole) => [whole]) })
    expect((await readAll(set())).error).toMatchObject(tooLarge)
  })

  test('ends the stream if it has many short lines', async () => {
    const lines = `data: ${'x'.repeat(90)}\n`.repeat(20_000)
    const server = await scriptedServer(streamOpen(lines))
    expect((await readAll(sail(server))).error).toMatchObject(tooLarge)
  })
})

describe('a long stream', () => {
  test('is read if each event is within the bound', async () => {
    const longest = `${large(megabyte)}\n\n`
    const server = await scriptedServer(streamOf(longest, longest, arrival))
    const { items, error } = await readAll(sail(server))
    expect(error).toBeUndefined()
    expect(items.map(({ length }) => length)).toEqual([megabyte - 10, megabyte - 10])
  })

  test('does not buffer comments and unknown fields of any length', async () => {
    const server = await scriptedServer(
      rawResponse(async (connection) => {
        await connection.head()
        for (const start of [':', 'ping: ']) {
          await connection.send(start)
          for (let block = 0; block < 40; block++) await connection.send('x'.repeat(65_536))
          await connection.send('\n\n')
        }
        await connection.send(arrival)
        connection.end()
      }),
    )
    expect(await readAll(sail(server))).toEqual({ items: [] })
  })
})
