import { describe, expect, test } from 'vitest'
import { rawResponse } from '../../test/raw-connection.ts'
import { rechunk } from '../../test/rechunk.ts'
import { createSailStream, readAll, sail } from '../../test/sail.ts'
import { scriptedServer } from '../../test/scripted-server.ts'
import { arrival, entry, streamOf } from '../../test/stream-behaviors.ts'

/** Every kind of line, line end and character of an event stream. */
const awkward = new TextEncoder().encode(
  [
    '\uFEFFdata: {"log":"LF, Grüße"}\n\n',
    ': a comment\r\n: and another\r\n\r\n',
    'event: message\r\nid: 7\r\ndata: {"log":"CRLF, 世界"}\r\n\r\n',
    'retry: 10\rdata:{"log":"CR, 🌍"}\r\r',
    'data: {\ndata:  "log":\r\ndata:"many lines"\rdata\ndata: }\n\n',
    'unknown: field\n\n\n',
    'data: {"arrived":true}\r\n\r\n',
  ].join(''),
)

const entries = ['LF, Grüße', 'CRLF, 世界', 'CR, 🌍', 'many lines']

const bytesOf = (whole: Uint8Array): Uint8Array[] => [...whole].map((byte) => Uint8Array.of(byte))

describe('events', () => {
  test('are the same wherever the bytes are split', async () => {
    let at = 0
    const server = await scriptedServer(streamOf(awkward))
    const set = createSailStream(server, {
      fetch: rechunk((whole) => [whole.subarray(0, at), whole.subarray(at)]),
    })
    for (at = 0; at <= awkward.length; at++) {
      const voyage = set()
      const { items, error } = await readAll(voyage)
      expect({ at, items, error }).toEqual({ at, items: entries })
      expect(await voyage.final()).toEqual(entries)
    }
  })

  test('are the same if every byte is a chunk', async () => {
    const server = await scriptedServer(streamOf(awkward))
    const set = createSailStream(server, { fetch: rechunk(bytesOf) })
    expect(await readAll(set())).toEqual({ items: entries })
  })

  test('are the same if every byte is sent separately', async () => {
    const server = await scriptedServer(streamOf(...bytesOf(awkward)))
    expect(await readAll(sail(server))).toEqual({ items: entries })
  })

  test('that arrive in one chunk are yielded in order', async () => {
    const many = Array.from({ length: 1000 }, (_, at) => `entry ${at}`)
    const server = await scriptedServer(streamOf(many.map(entry).join('') + arrival))
    expect(await readAll(sail(server))).toEqual({ items: many })
  })

  test.for([
    ['an event that is malformed', 'data: {"log":\n\n', { code: 'malformed_event' }],
    ['an event that is an array', 'data: [1]\n\n', { code: 'malformed_event' }],
    ['an error', 'event: error\ndata: {"message":"gone"}\n\n', { code: 'stream_error' }],
    ['an event of many lines', 'data: {"log":\ndata: "x"}\n\n', undefined],
    ['a comment', ': still here\n\n', undefined],
  ] as const)('that arrive in one chunk are yielded up to %s among them', async (testCase) => {
    const [, special, expected] = testCase
    const many = Array.from({ length: 400 }, (_, at) => `entry ${at}`)
    const half = many.map(entry).join('')
    const server = await scriptedServer(streamOf(half + special + half + arrival))
    const set = createSailStream(server, { fetch: rechunk((whole) => [whole]) })
    const { items, error } = await readAll(set())
    if (expected) expect({ items, error }).toMatchObject({ items: many, error: expected })
    else expect(items.filter((item) => item !== 'x')).toEqual([...many, ...many])
  })

  test.for(['data: {"arrived":true}\n', 'data: {"arrived":true}', 'data: {"arrived":true}\r\n'])(
    'are complete at the end of the stream without a blank line: %j',
    async (last) => {
      const server = await scriptedServer(streamOf(entry('whole'), last))
      expect(await readAll(sail(server))).toEqual({ items: ['whole'] })
    },
  )

  test.for(['data: {"arrived":tr', 'data', 'data: '])(
    'are discarded if the end of the stream truncates them: %j',
    async (last) => {
      const server = await scriptedServer(streamOf(entry('whole'), last))
      const { items, error } = await readAll(sail(server))
      expect(items).toEqual(['whole'])
      expect(error).toMatchObject({ code: 'stream_incomplete' })
    },
  )

  test.for(['data:\n\n', 'data: \n\n', 'event: ping\ndata:\n\n', 'data\n\n'])(
    'without data keep the connection open: %j',
    async (ping) => {
      const server = await scriptedServer(streamOf(entry('a'), ping, entry('b'), ping, arrival))
      expect(await readAll(sail(server))).toEqual({ items: ['a', 'b'] })
    },
  )

  test('that do not end cause an error', async () => {
    const server = await scriptedServer(
      rawResponse(async (connection) => {
        await connection.head()
        await connection.send(entry('a'))
        while (!connection.isClosed) await connection.send(`: ${'x'.repeat(60_000)}\n`)
      }),
    )
    const { items, error } = await readAll(sail(server))
    expect(items).toEqual(['a'])
    expect(error).toMatchObject({ name: 'StreamError', code: 'event_too_large' })
    await expect.poll(() => server.open).toBe(0)
  })

  test('are complete with half of their last line end', async () => {
    const server = await scriptedServer(streamOf('data: {"arrived":true}\r\n\r'))
    expect(await readAll(sail(server))).toEqual({ items: [] })
  })
})
