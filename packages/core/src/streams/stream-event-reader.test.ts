import { describe, expect, test } from 'vitest'
import { errorResponse, ok } from '../../test/behaviors.ts'
import { secret } from '../../test/client.ts'
import { rawResponse } from '../../test/raw-connection.ts'
import { createSailStream, readAll, sail } from '../../test/sail.ts'
import { scriptedServer } from '../../test/scripted-server.ts'
import {
  arrival,
  entry,
  event,
  streamOf,
  streamOpen,
  streamTruncated,
} from '../../test/stream-behaviors.ts'
import type { ErrorEvent } from '../observe/hooks.ts'

const ofTheCall = {
  name: 'StreamError',
  operation: 'sailBoat',
  attempts: 1,
  retryable: false,
  outcome: 'unknown',
}

describe('an interrupted stream', () => {
  test('without its last event is incomplete', async () => {
    const server = await scriptedServer(streamOf(entry('a'), entry('b')))
    const { items, error } = await readAll(sail(server))
    expect(items).toEqual(['a', 'b'])
    expect(error).toMatchObject({ ...ofTheCall, code: 'stream_incomplete' })
  })

  test('before any event is incomplete', async () => {
    const { items, error } = await readAll(sail(await scriptedServer(streamOf())))
    expect(items).toEqual([])
    expect(error).toMatchObject({ ...ofTheCall, code: 'stream_incomplete' })
  })

  test('in the middle of a chunk is a lost connection', async () => {
    const { items, error } = await readAll(sail(await scriptedServer(streamTruncated(entry('a')))))
    expect(items).toEqual(['a'])
    expect(error).toMatchObject({
      ...ofTheCall,
      name: 'ConnectionError',
      code: 'connection_lost',
      message: expect.stringContaining('sailBoat: the connection was closed'),
      cause: expect.any(Error),
    })
  })

  test('by a reset is a lost connection', async () => {
    const server = await scriptedServer(
      rawResponse(async (connection) => {
        await connection.head(200, {
          'content-type': 'text/event-stream',
          'content-length': '1000',
        })
        await connection.send(entry('a'))
        await connection.pause(50)
        connection.destroy()
      }),
    )
    const { items, error } = await readAll(sail(server))
    expect(items).toEqual(['a'])
    expect(error).toMatchObject({ name: 'ConnectionError', outcome: 'unknown' })
  })
})

describe('a stream event', () => {
  test('with an error ends the stream, after the events before it', async () => {
    const failure = event({ error: { code: 'STORM', message: `too rough for ${secret}` } })
    const server = await scriptedServer(streamOpen(entry('a') + failure + entry('b')))
    const { items, error } = await readAll(sail(server))
    expect(items).toEqual(['a'])
    expect(error).toMatchObject({
      ...ofTheCall,
      code: 'STORM',
      message: 'sailBoat: too rough for [redacted].',
    })
    await expect.poll(() => server.open).toBe(0)
  })

  test.for([
    ['event: error\ndata: {"message":"Overloaded"}\n\n', 'stream_error', 'Overloaded'],
    ['event: error\ndata: {"code":"STORM","message":"Rough"}\n\n', 'STORM', 'Rough'],
    ['event: error\ndata: {"error":{"code":"STORM","message":"Rough"}}\n\n', 'STORM', 'Rough'],
    ['event: error\ndata: gone away\n\n', 'stream_error', 'gone away'],
    ['event: error\ndata:\n\n', 'stream_error', 'the stream sent an error'],
    [event({ type: 'error', message: 'Overloaded' }), 'stream_error', 'Overloaded'],
    [event({ object: 'error', message: 'Overloaded' }), 'stream_error', 'Overloaded'],
    [event({ success: false, message: 'Overloaded' }), 'stream_error', 'Overloaded'],
    [event({ type: 'error', error: { code: 'STORM', message: 'Rough' } }), 'STORM', 'Rough'],
  ] as const)('named error is an error, whatever its data: %j', async ([sent, code, what]) => {
    const server = await scriptedServer(streamOf(entry('a'), sent, 'data: [DONE]\n\n', arrival))
    const voyage = sail(server)
    const { items, error } = await readAll(voyage)
    expect(items).toEqual(['a'])
    expect(error).toMatchObject({ ...ofTheCall, code, message: `sailBoat: ${what}.` })
    await expect(voyage.final()).rejects.toBe(error)
  })

  test('with an error whose code is the key does not show it', async () => {
    const server = await scriptedServer(streamOf(event({ error: { code: secret } })))
    expect((await readAll(sail(server))).error).toMatchObject({ code: '[redacted]' })
  })

  test('with an error without a code has a default code', async () => {
    const server = await scriptedServer(streamOf(event({ error: true })))
    expect((await readAll(sail(server))).error).toMatchObject({
      code: 'stream_error',
      message: 'sailBoat: the stream sent an error.',
    })
  })

  test.for(['{"log":', 'null', '"text"', '[1]', '17', 'undefined'])(
    'that is not a JSON object but %j ends the stream',
    async (data) => {
      const server = await scriptedServer(streamOpen(`${entry('a')}data: ${data}\n\n`))
      const { items, error } = await readAll(sail(server))
      expect(items).toEqual(['a'])
      expect(error).toMatchObject({ ...ofTheCall, code: 'malformed_event' })
      await expect.poll(() => server.open).toBe(0)
    },
  )

  test('that is malformed is quoted in the error, without the key', async () => {
    const sent = `${'x'.repeat(110)}${secret}${'y'.repeat(1000)}`
    const server = await scriptedServer(streamOf(`data: ${sent}\n\n`))
    expect((await readAll(sail(server))).error).toMatchObject({
      message: `sailBoat: stream event is not a JSON object: ${'x'.repeat(110)}[redacted].`,
    })
  })

  test('that is malformed is quoted in the error up to the first other secret', async () => {
    const server = await scriptedServer(streamOf('data: [{"id":7,"api_key":"theirs"}]\n\n'))
    expect((await readAll(sail(server))).error).toMatchObject({
      message: 'sailBoat: stream event is not a JSON object: [{"id":7,[redacted].',
    })
  })

  test('that is the [DONE] marker of other platforms is skipped', async () => {
    const marker = 'data: [DONE]\n\n'
    const whole = await scriptedServer(streamOf(entry('a') + marker + arrival + marker))
    expect(await readAll(sail(whole))).toEqual({ items: ['a'] })
    const malformed = await scriptedServer(streamOf(entry('a') + marker))
    expect((await readAll(sail(malformed))).error).toMatchObject({ code: 'stream_incomplete' })
  })
})

describe('the onError hook', () => {
  test.for([
    ['is interrupted', streamTruncated(entry('a'))],
    ['reports an error', streamOf(event({ error: { code: 'STORM' } }))],
    ['is malformed', streamOf('data: {\n\n')],
    ['sends no more events', streamOpen()],
    ['is rejected', errorResponse(404)],
    ['is not an event stream', ok({})],
  ] as const)('is called once for a stream that %s', async ([, behaviour]) => {
    const received: ErrorEvent[] = []
    const hooks = { onError: (event: ErrorEvent) => received.push(event) }
    const set = createSailStream(await scriptedServer(behaviour), { hooks, idleTimeout: 50 })
    const { error } = await readAll(set())
    expect(received).toHaveLength(1)
    expect(received[0]).toMatchObject({ operation: 'sailBoat', path: '/boats/{boatId}/sail' })
    expect(received[0]?.error).toBe(error)
  })
})
