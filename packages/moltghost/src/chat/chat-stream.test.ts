import { describe, expect, test } from 'vitest'
import { neverRespond } from '../../../core/test/behaviors.ts'
import { rejectionOf } from '../../../core/test/client.ts'
import { scriptedServer } from '../../../core/test/scripted-server.ts'
import {
  event,
  streamOf,
  streamOpen,
  streamTruncated,
} from '../../../core/test/stream-behaviors.ts'
import {
  agentAt,
  chunk,
  doneMarker,
  errorResponse,
  replyStream,
  usageChunk,
} from '../../test/agent.ts'
import type { ChatEvent } from './chat-accumulator.ts'
import type { ChatStream } from './chat-stream.ts'

const eventsOf = async (stream: AsyncIterable<ChatEvent>): Promise<string[]> => {
  const events: string[] = []
  for await (const event of stream) events.push(event.type === 'text' ? event.text : 'done')
  return events
}

/** Opens a chat stream of a server that sends the given messages. */
const streamFrom = async (
  ...chunks: string[]
): Promise<{ stream: ChatStream; events: Promise<string[]> }> => {
  const stream = agentAt(await scriptedServer(streamOf(...chunks))).stream('Hello!')
  return { stream, events: eventsOf(stream) }
}

const incomplete = {
  name: 'StreamError',
  code: 'stream_incomplete',
  operation: 'createChat',
  outcome: 'unknown',
}

const many = Array.from({ length: 1000 }, (_, at) => `${at} `)

describe('a stream', () => {
  test('with many chunks returns the whole text, or the text received before an error', async () => {
    const text = many.join('')
    const { stream } = await streamFrom(...many.map((text) => chunk(text)), chunk('', 'stop'))
    expect((await stream.final()).text).toBe(text)
    const malformed = await streamFrom(...many.map((text) => chunk(text)))
    await rejectionOf(malformed.events)
    expect(await rejectionOf(malformed.stream.final())).toMatchObject({ partialText: text })
  })

  test('yields chunks of text and finally the reply', async () => {
    const stream = agentAt(await scriptedServer(replyStream('Good ', 'day.')), {
      contract: 'strict',
    }).stream('Hello!')
    const events: ChatEvent[] = []
    for await (const event of stream) events.push(event)
    const reply = {
      text: 'Good day.',
      content: 'Good day.',
      finishReason: 'stop',
      usage: { prompt_tokens: 7, completion_tokens: 2, total_tokens: 9 },
      id: 'chatcmpl_1',
      model: 'llama3.1-70b',
      raw: {
        id: 'chatcmpl_1',
        object: 'chat.completion',
        created: 1741264535,
        model: 'llama3.1-70b',
        finish_reason: 'stop',
        content: 'Good day.',
        usage: { prompt_tokens: 7, completion_tokens: 2, total_tokens: 9 },
      },
    }
    expect(events).toEqual([
      { type: 'text', text: 'Good ' },
      { type: 'text', text: 'day.' },
      { type: 'done', reply },
    ])
    expect(await stream.final()).toEqual(reply)
  })

  test('in the flat format of the socket yields the same events', async () => {
    const { stream, events } = await streamFrom(
      event({ id: 'msg_1', model: 'llama3.1-70b', content: 'Good ' }),
      event({ content: 'day.', done: true, finish_reason: 'stop', usage: { tokens: 9 } }),
    )
    expect(await events).toEqual(['Good ', 'day.', 'done'])
    expect(await stream.final()).toMatchObject({
      text: 'Good day.',
      id: 'msg_1',
      model: 'llama3.1-70b',
      finishReason: 'stop',
      usage: { total_tokens: 9 },
    })
  })

  test('can be read as text only', async () => {
    const stream = agentAt(await scriptedServer(replyStream('a', 'b', 'c'))).stream('Hello!')
    const chunks: string[] = []
    for await (const text of stream.text()) chunks.push(text)
    expect(chunks).toEqual(['a', 'b', 'c'])
  })

  test('skips events without text', async () => {
    const { events } = await streamFrom(
      event({ choices: [{ delta: { role: 'assistant' }, finish_reason: null }] }),
      event({ choices: [{ delta: { content: '' } }] }),
      event({ choices: [{ delta: null }] }),
      event({ choices: [] }),
      event({ something: 'new' }),
      chunk('a'),
      doneMarker,
    )
    expect(await events).toEqual(['a', 'done'])
  })

  test('sends the request when it is first read', async () => {
    const server = await scriptedServer(neverRespond)
    agentAt(server).stream('Hello!')
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(server.connections).toBe(0)
  })
})

describe('a stream is complete', () => {
  test.for([
    ['with its [DONE] marker, without a finish reason', [chunk('a'), doneMarker]],
    ['if it ends after a finish reason', [chunk('a'), chunk('', 'stop')]],
    ['if it ends after the usage', [chunk('a'), chunk('', 'length'), usageChunk(1, 2)]],
    ['if the last chunk has a finish reason', [chunk('a', 'stop')]],
    ['with done', [event({ content: 'a' }), event({ done: true })]],
  ] as const)('%s', async ([, chunks]) => {
    const { stream, events } = await streamFrom(...chunks)
    expect(await events).toEqual(['a', 'done'])
    expect(await stream.final()).toMatchObject({ text: 'a' })
  })

  test('after [DONE], even if the server keeps the connection open', async () => {
    const server = await scriptedServer(streamOpen(chunk('a'), doneMarker))
    expect(await agentAt(server).stream('Hello!').final()).toMatchObject({ text: 'a' })
    await expect.poll(() => server.open).toBe(0)
  })
})

describe('an interrupted stream', () => {
  test.for([
    ['without a [DONE] marker or a finish reason', [chunk('Good '), chunk('day')], 'Good day'],
    ['before its first chunk', [], ''],
    ['after only the usage', [chunk('Good'), usageChunk(1, 1)], 'Good'],
  ] as const)('%s is a StreamError with what had come', async ([, chunks, partialText]) => {
    const { stream, events } = await streamFrom(...chunks)
    const error = await rejectionOf(events)
    expect(error).toMatchObject({ ...incomplete, partialText })
    expect(await rejectionOf(stream.final())).toBe(error)
    expect(JSON.stringify(error)).not.toContain('partialText')
  })

  test('keeps the partial text when the connection is lost', async () => {
    const { stream } = {
      stream: agentAt(await scriptedServer(streamTruncated(chunk('Good ')))).stream(''),
    }
    expect(await rejectionOf(stream.final())).toMatchObject({
      name: 'ConnectionError',
      code: 'connection_lost',
      partialText: 'Good ',
    })
  })

  test('keeps the partial text after an idle timeout', async () => {
    const server = await scriptedServer(streamOpen(chunk('Good ')))
    const stream = agentAt(server, { idleTimeout: 100 }).stream('Hello!')
    expect(await rejectionOf(stream.final())).toMatchObject({
      name: 'TimeoutError',
      code: 'idle_timeout',
      partialText: 'Good ',
    })
  })

  test('throws the same error class as over HTTP for an error event', async () => {
    const errorEvent = (code: string): string =>
      event({ error: { message: 'No.', code, type: 'x' } })
    const errors = await Promise.all(
      [
        [errorEvent('rate_limited')],
        [chunk('Good '), errorEvent('rate_limited')],
        [chunk('Good '), errorEvent('agent_paused')],
        [errorEvent('quota_exceeded')],
        [errorEvent('something_new')],
      ].map(async (chunks) => rejectionOf((await streamFrom(...chunks, doneMarker)).events)),
    )
    expect(errors).toMatchObject([
      { name: 'RateLimitError', retryable: true, retryAfterMs: 60_000, partialText: '' },
      { name: 'RateLimitError', retryable: false, outcome: 'unknown', partialText: 'Good ' },
      { name: 'AgentPausedError', code: 'agent_paused', retryable: false, partialText: 'Good ' },
      { name: 'QuotaExceededError', retryable: false },
      { name: 'StreamError', code: 'something_new' },
    ])
    expect(errors[0]).not.toHaveProperty('outcome')
  })

  test('throws the error of an HTTP error response', async () => {
    const server = await scriptedServer(errorResponse(503, 'agent_paused'))
    expect(await rejectionOf(agentAt(server).stream('Hello!').final())).toMatchObject({
      name: 'AgentPausedError',
      status: 503,
      partialText: '',
    })
  })
})

describe('a stream that is not read to the end', () => {
  test('closes the connection when the loop exits, and final() has the partial text', async () => {
    const server = await scriptedServer(streamOpen(chunk('Good ')))
    const stream = agentAt(server).stream('Hello!')
    for await (const event of stream) if (event) break
    await expect.poll(() => server.open).toBe(0)
    expect(await rejectionOf(stream.final())).toMatchObject({ ...incomplete, partialText: 'Good ' })
  })

  test('ends its loop after abort()', async () => {
    const server = await scriptedServer(streamOpen(chunk('Good ')))
    const stream = agentAt(server).stream('Hello!')
    const chunks: string[] = []
    for await (const text of stream.text()) {
      chunks.push(text)
      setTimeout(() => stream.abort(), 10)
    }
    expect(chunks).toEqual(['Good '])
    expect(await rejectionOf(stream.final())).toMatchObject({ ...incomplete, partialText: 'Good ' })
    await expect.poll(() => server.open).toBe(0)
  })

  test('throws an AbortError when its signal is aborted', async () => {
    const controller = new AbortController()
    const server = await scriptedServer(streamOpen(chunk('Good ')))
    const stream = agentAt(server).stream('Hello!', { signal: controller.signal })
    const loop = async (): Promise<void> => {
      for await (const text of stream.text()) if (text) controller.abort()
    }
    expect(await rejectionOf(loop())).toMatchObject({ name: 'AbortError', partialText: 'Good ' })
  })

  test('closes the connection with await using', async () => {
    const server = await scriptedServer(streamOpen(chunk('Good ')))
    const stream = agentAt(server).stream('Hello!')
    await stream[Symbol.asyncIterator]().next()
    await stream[Symbol.asyncDispose]()
    await expect.poll(() => server.open).toBe(0)
  })
})

describe('tee()', () => {
  test('returns two streams with the same events from one request', async () => {
    const server = await scriptedServer(replyStream('a', 'b', 'c'))
    const [first, second] = agentAt(server).stream('Hello!').tee()
    expect(await eventsOf(first)).toEqual(['a', 'b', 'c', 'done'])
    expect(await eventsOf(second)).toEqual(['a', 'b', 'c', 'done'])
    expect(await Promise.all([first.final(), second.final()])).toMatchObject([
      { text: 'abc' },
      { text: 'abc' },
    ])
    expect(server.requests).toHaveLength(1)
  })

  test('rejects both branches with the same error', async () => {
    const { stream } = { stream: agentAt(await scriptedServer(streamOf(chunk('a')))).stream('') }
    const [first, second] = stream.tee()
    const errors = [await rejectionOf(eventsOf(first)), await rejectionOf(second.final())]
    expect(errors[0]).toMatchObject({ ...incomplete, partialText: 'a' })
    expect(errors[1]).toBe(errors[0])
  })

  test('keeps one branch when the other is closed, and closes the connection after both', async () => {
    const server = await scriptedServer(streamOpen(chunk('a'), chunk('b')))
    const [first, second] = agentAt(server).stream('Hello!').tee()
    for await (const event of first) if (event) break
    const iterator = second[Symbol.asyncIterator]()
    expect([await iterator.next(), await iterator.next()]).toMatchObject([
      { value: { text: 'a' } },
      { value: { text: 'b' } },
    ])
    expect(await rejectionOf(first.final())).toMatchObject({ code: 'stream_incomplete' })
    expect(await eventsOf(first)).toEqual([])
    expect(server.open).toBe(1)
    second.abort()
    second.abort()
    await expect.poll(() => server.open).toBe(0)
  })
})

describe('a closed branch of tee()', () => {
  test('ends its loop immediately while the other continues', async () => {
    const server = await scriptedServer(streamOpen(chunk('a')))
    const [first, second] = agentAt(server).stream('Hello!').tee()
    const events: string[] = []
    const loop = (async () => {
      for await (const text of first.text()) events.push(text)
    })()
    await expect.poll(() => events).toEqual(['a'])
    first.abort()
    await loop
    expect(server.open).toBe(1)
    second.abort()
    await expect.poll(() => server.open).toBe(0)
  })
})

describe('an empty event', () => {
  test('does not end the stream', async () => {
    const { stream, events } = await streamFrom(chunk('a'), event({}), chunk('b'), doneMarker)
    expect(await events).toEqual(['a', 'b', 'done'])
    expect(await stream.final()).toMatchObject({ text: 'ab' })
    const malformed = await streamFrom(chunk('a'), event({}))
    expect(await rejectionOf(malformed.events)).toMatchObject({ ...incomplete, partialText: 'a' })
  })
})

test('reads only the first of several choices', async () => {
  const choice = (index: number, content: string): string =>
    event({ choices: [{ index, delta: { content }, finish_reason: null }] })
  const { events } = await streamFrom(choice(0, 'a'), choice(1, 'x'), choice(0, 'b'), doneMarker)
  expect(await events).toEqual(['a', 'b', 'done'])
})

describe('toReadableStream()', () => {
  test('returns newline-delimited JSON for a Response', async () => {
    const stream = agentAt(await scriptedServer(replyStream('a', '\n€'))).stream('Hello!')
    const text = await new Response(stream.toReadableStream()).text()
    expect(
      text
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toMatchObject([
      { type: 'text', text: 'a' },
      { type: 'text', text: '\n€' },
      { type: 'done', reply: { text: 'a\n€' } },
    ])
  })

  test('sends no request before it is read, and closes the connection when cancelled', async () => {
    const server = await scriptedServer(streamOpen(chunk('a'), chunk('b')))
    const readable = agentAt(server).stream('Hello!').toReadableStream()
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(server.connections).toBe(0)
    const reader = readable.getReader()
    await reader.read()
    await reader.cancel()
    await expect.poll(() => server.open).toBe(0)
  })

  test('fails with the error of the stream', async () => {
    const stream = agentAt(await scriptedServer(streamOf(chunk('a')))).stream('Hello!')
    expect(await rejectionOf(new Response(stream.toReadableStream()).text())).toMatchObject({
      ...incomplete,
      partialText: 'a',
    })
  })
})
