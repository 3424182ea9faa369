import { describe, expect, test, vi } from 'vitest'
import { rejectionOf } from '../../../core/test/client.ts'
import { agentAt, key } from '../../test/agent.ts'
import { connectTo } from '../../test/connect-to.ts'
import type { Peer } from '../../test/socket-server.ts'
import { replyWith, socketServer } from '../../test/socket-server.ts'

/** Replies to each message when `sendNext()` is called. */
const delayedReplies = (): {
  onMessage: (peer: Peer, message: unknown) => void
  sendNext: () => void
} => {
  const waiting: (() => void)[] = []
  return {
    onMessage: (peer) => {
      waiting.push(() => replyWith('Hi.')(peer, { messages: [] }))
    },
    sendNext: () => waiting.shift()?.(),
  }
}

const eventsOf = async (stream: AsyncIterable<unknown>): Promise<unknown[]> => {
  const events: unknown[] = []
  for await (const event of stream) events.push(event)
  return events
}

describe('a message', () => {
  test('is sent as in the reference, with the key in a header', async () => {
    const server = await socketServer()
    const socket = await connectTo(server)
    await socket.chat('Hello!', { temperature: 0.7, tools: ['crm_query'], extra: { seed: 7 } })
    const [peer] = server.peers
    expect(peer?.request.url).toBe('/ws')
    expect(peer?.request.headers.authorization).toBe(`Bearer ${key}`)
    expect(peer?.received).toEqual([
      {
        action: 'message',
        messages: [{ role: 'user', content: 'Hello!' }],
        temperature: 0.7,
        tools: ['crm_query'],
        seed: 7,
      },
    ])
  })

  test('with an unknown field is sent, and reported once', async () => {
    const server = await socketServer()
    const warn = vi.fn()
    const socket = await connectTo(server, {}, { logger: { warn } })
    const message = { role: 'user', content: 'Hello!', nmae: 'Ada' }
    await socket.chat([message], { extra: { seed: 7 } })
    await socket.chat([message])
    expect(server.peers[0]?.received).toMatchObject([{ messages: [message], seed: 7 }, {}])
    await expect
      .poll(() => warn.mock.calls)
      .toEqual([
        [
          'chatOverSocket: messages.0.nmae is not a known field of the body. Unknown fields are sent unchanged.',
        ],
      ])
  })

  test('has the model of the client if it names none', async () => {
    const server = await socketServer()
    const socket = await connectTo(server, {}, { model: 'default-model' })
    await socket.chat('Hello!')
    await socket.chat('Hello!', { model: 'other' })
    expect(server.peers[0]?.received).toMatchObject([
      { model: 'default-model' },
      { model: 'other' },
    ])
  })

  test('yields the same events and reply as a stream over HTTP', async () => {
    const socket = await connectTo(
      await socketServer(replyWith('Hello ', 'there.')),
      {},
      { contract: 'strict' },
    )
    const stream = socket.stream('Hello!')
    const reply = {
      text: 'Hello there.',
      content: 'Hello there.',
      finishReason: 'stop',
      usage: { prompt_tokens: 5, completion_tokens: 2, total_tokens: 7 },
      id: 'msg_1',
      model: undefined,
      raw: expect.objectContaining({ content: 'Hello there.' }),
    }
    expect(await eventsOf(stream)).toEqual([
      { type: 'text', text: 'Hello ' },
      { type: 'text', text: 'there.' },
      { type: 'done', reply },
    ])
    expect(await stream.final()).toEqual(reply)
  })

  test('can end with an event that contains text, as in the reference', async () => {
    const socket = await connectTo(
      await socketServer((peer) => peer.send({ content: 'All at once.', done: true })),
    )
    expect(await socket.chat('Hello!')).toMatchObject({ text: 'All at once.' })
    expect(await eventsOf(socket.stream('Hello!'))).toMatchObject([
      { type: 'text', text: 'All at once.' },
      { type: 'done', reply: { text: 'All at once.' } },
    ])
  })

  test('passes chunks of text to onChunk', async () => {
    const socket = await connectTo(await socketServer(replyWith('a', 'b')))
    const chunks: string[] = []
    expect(await socket.chat('Hello!', { onChunk: (text) => chunks.push(text) })).toMatchObject({
      text: 'ab',
    })
    expect(chunks).toEqual(['a', 'b'])
  })

  test('is counted in usage', async () => {
    const server = await socketServer()
    const operations: string[] = []
    const agent = agentAt(server, { onUsage: ({ operation }) => operations.push(operation) })
    const socket = await agent.connect()
    await socket.chat('Hello!')
    await socket.chat('Hello!')
    await socket.close()
    expect(agent.usage).toMatchObject({ total_tokens: 12, replies: 2 })
    expect(operations).toEqual(['chatOverSocket', 'chatOverSocket'])
  })

  test('is reported to the hooks, without secrets', async () => {
    const server = await socketServer()
    const events: unknown[] = []
    const record = (event: unknown): number => events.push(event)
    const socket = await connectTo(server, {}, { hooks: { onRequest: record } })
    await socket.chat(`My key is ${key}`, { hooks: { onRequest: record } })
    const expected = {
      callId: expect.any(String),
      operation: 'chatOverSocket',
      method: 'GET',
      path: '/ws',
      attempt: 1,
      url: `${server.url}/ws`,
      headers: {},
      body: { action: 'message', messages: [{ role: 'user', content: 'My key is [redacted]' }] },
    }
    expect(events).toEqual([expected, expected])
  })

  test('with invalid input is not sent', async () => {
    const server = await socketServer()
    const socket = await connectTo(server)
    expect(await rejectionOf(socket.chat([]))).toMatchObject({
      name: 'InputError',
      operation: 'chatOverSocket',
      fields: { messages: ['must have at least 1 item'] },
    })
    expect(await socket.chat('Hello!')).toMatchObject({ text: 'Hi.' })
    expect(server.peers.flatMap(({ received }) => received)).toHaveLength(1)
  })

  test('is sent when the stream is first read', async () => {
    const server = await socketServer()
    const socket = await connectTo(server)
    const stream = socket.stream('Hello!')
    await new Promise((resolve) => setTimeout(resolve, 30))
    expect(server.peers[0]?.received).toEqual([])
    expect(await stream.final()).toMatchObject({ text: 'Hi.' })
  })
})

describe('messages', () => {
  test('are sent one after the other, in order', async () => {
    let under = 0
    const server = await socketServer((peer, { messages }) => {
      under++
      setTimeout(() => {
        peer.send({ content: `${messages[0]?.content} of ${under}` })
        under--
        peer.send({ done: true })
      }, 5)
    })
    const socket = await connectTo(server)
    const replies = await Promise.all(['a', 'b', 'c', 'd'].map((text) => socket.chat(text)))
    expect(replies.map(({ text }) => text)).toEqual(['a of 1', 'b of 1', 'c of 1', 'd of 1'])
    expect(server.peers).toHaveLength(1)
  })

  test('beyond maxQueue are rejected immediately and not sent', async () => {
    const { onMessage, sendNext } = delayedReplies()
    const server = await socketServer(onMessage)
    const socket = await connectTo(server, { maxQueue: 2 })
    const received = [socket.chat('a'), socket.chat('b'), socket.chat('c')]
    expect(await rejectionOf(socket.chat('d'))).toMatchObject({
      name: 'ConnectionError',
      code: 'queue_full',
      retryable: true,
      attempts: 0,
      operation: 'chatOverSocket',
    })
    for (const { length } of [received, received, received].map((_, at) => ({ length: at + 1 }))) {
      await expect.poll(() => server.peers[0]?.received.length).toBe(length)
      sendNext()
    }
    expect(await Promise.all(received)).toMatchObject([{ text: 'Hi.' }, { text: 'Hi.' }, {}])
  })

  test('that are aborted while queued are never sent', async () => {
    const { onMessage, sendNext } = delayedReplies()
    const server = await socketServer(onMessage)
    const socket = await connectTo(server)
    const controller = new AbortController()
    const first = socket.chat('a')
    const second = rejectionOf(socket.chat('b', { signal: controller.signal }))
    const third = socket.chat('c')
    await expect.poll(() => server.peers[0]?.received.length).toBe(1)
    controller.abort()
    expect(await second).toMatchObject({ name: 'AbortError', attempts: 0 })
    expect(await second).not.toHaveProperty('outcome')
    sendNext()
    await first
    await expect.poll(() => server.peers[0]?.received.length).toBe(2)
    sendNext()
    await third
    expect(server.peers[0]?.received).toMatchObject([
      { messages: [{ content: 'a' }] },
      { messages: [{ content: 'c' }] },
    ])
  })
})

describe('a reply that is not read to the end', () => {
  test('closes its connection, and the next message uses a new one', async () => {
    const server = await socketServer((peer, { messages }) => {
      peer.send({ content: 'Once upon a time' })
      if (messages[0]?.content !== 'Tell me a story') peer.send({ done: true })
    })
    const socket = await connectTo(server)
    for await (const text of socket.stream('Tell me a story').text()) if (text) break
    expect(await socket.chat('Something short')).toMatchObject({ text: 'Once upon a time' })
    expect(server.peers).toHaveLength(2)
    await expect.poll(() => server.open).toBe(1)
    expect(socket.connectionState).toBe('open')
  })

  test('fails with the partial text when aborted', async () => {
    const server = await socketServer((peer) => peer.send({ content: 'Once' }))
    const socket = await connectTo(server)
    const controller = new AbortController()
    const stream = socket.stream('Tell me a story', { signal: controller.signal })
    const onText = async (): Promise<void> => {
      for await (const text of stream.text()) if (text) controller.abort()
    }
    expect(await rejectionOf(onText())).toMatchObject({
      name: 'AbortError',
      operation: 'chatOverSocket',
      outcome: 'unknown',
      attempts: 1,
      partialText: 'Once',
    })
  })

  test('keeps the order of queued messages', async () => {
    const server = await socketServer((peer, { messages }) => {
      peer.send({ content: `${messages[0]?.content}` })
      if (messages[0]?.content !== 'a') peer.send({ done: true })
    })
    const socket = await connectTo(server)
    const stream = socket.stream('a')
    const iterator = stream[Symbol.asyncIterator]()
    await iterator.next()
    const waiting = [socket.chat('b'), socket.chat('c')]
    stream.abort()
    expect(await Promise.all(waiting)).toMatchObject([{ text: 'b' }, { text: 'c' }])
    expect(await rejectionOf(stream.final())).toMatchObject({
      name: 'StreamError',
      code: 'stream_incomplete',
      partialText: 'a',
    })
  })
})

describe('a message without a reply', () => {
  test('times out when the first event does not arrive', async () => {
    const server = await socketServer(() => undefined)
    const socket = await connectTo(server)
    expect(await rejectionOf(socket.chat('Hello!', { timeout: 80 }))).toMatchObject({
      name: 'TimeoutError',
      code: 'timeout',
      operation: 'chatOverSocket',
      attempts: 1,
      outcome: 'unknown',
      partialText: '',
    })
    await expect.poll(() => server.peers.length).toBe(2)
  })

  test('times out when no more events arrive', async () => {
    const socket = await connectTo(await socketServer((peer) => peer.send({ content: 'Well, ' })))
    expect(await rejectionOf(socket.chat('Hello!', { idleTimeout: 80 }))).toMatchObject({
      name: 'TimeoutError',
      code: 'idle_timeout',
      partialText: 'Well, ',
    })
  })

  test('times out when it is queued for too long', async () => {
    const { onMessage } = delayedReplies()
    const socket = await connectTo(await socketServer(onMessage))
    const first = rejectionOf(socket.chat('a'))
    expect(await rejectionOf(socket.chat('b', { totalTimeout: 50 }))).toMatchObject({
      name: 'TimeoutError',
      code: 'total_timeout',
      attempts: 0,
    })
    await socket.close()
    expect(await first).toMatchObject({ code: 'socket_closed' })
  })
})

describe('an error event', () => {
  test.for([
    ['rate_limited', 'RateLimitError', { retryable: true, retryAfterMs: 60_000 }],
    ['quota_exceeded', 'QuotaExceededError', { retryable: false }],
    ['agent_paused', 'AgentPausedError', { retryable: false }],
    ['agent_terminated', 'GoneError', { retryable: false }],
    ['invalid_api_key', 'AuthenticationError', { retryable: false }],
    ['timeout', 'AgentTimeoutError', { retryable: false, outcome: 'unknown' }],
    ['model_not_found', 'NotFoundError', { retryable: false }],
    ['busy', 'StreamError', { retryable: false }],
  ] as const)('of %s is a %s, as over HTTP', async ([code, name, more]) => {
    const server = await socketServer((peer) => {
      peer.send({ error: { message: `not ${key}`, code, type: 'x' }, done: true })
    })
    const error = await rejectionOf(connectTo(server).then((socket) => socket.chat('Hello!')))
    expect(error).toMatchObject({ name, code, operation: 'chatOverSocket', ...more })
    expect(error).toMatchObject({ message: 'chatOverSocket: not [redacted].', partialText: '' })
  })

  test('in the middle of a reply keeps the partial text and sets outcome to unknown', async () => {
    const server = await socketServer((peer) => {
      peer.send({ content: 'Once upon' })
      peer.send({ error: { message: 'Slow down', code: 'rate_limited' }, done: true })
    })
    const socket = await connectTo(server)
    expect(await rejectionOf(socket.chat('Hello!'))).toMatchObject({
      name: 'RateLimitError',
      partialText: 'Once upon',
      retryable: false,
      outcome: 'unknown',
    })
    server.onMessage = replyWith('Hi.')
    expect(await socket.chat('Hello!')).toMatchObject({ text: 'Hi.' })
    expect(server.peers).toHaveLength(1)
  })

  test('without done closes the connection', async () => {
    const server = await socketServer((peer) => {
      peer.send({ error: { message: 'Oh', code: 'internal_error' } })
      peer.send({ content: 'of the reply that failed' })
    })
    const socket = await connectTo(server)
    expect(await rejectionOf(socket.chat('a'))).toMatchObject({ name: 'ServerError' })
    server.onMessage = replyWith('Hi.')
    expect(await socket.chat('b')).toMatchObject({ text: 'Hi.' })
    expect(server.peers).toHaveLength(2)
  })
})

describe('a stream event', () => {
  test.for(['{"content":', '[]', 'null', 'Hello'])('that is %j ends its reply', async (event) => {
    const server = await socketServer((peer) => {
      peer.send({ content: 'Well, ' })
      peer.send(event)
    })
    const socket = await connectTo(server)
    expect(await rejectionOf(socket.chat('Hello!'))).toMatchObject({
      name: 'StreamError',
      code: 'malformed_event',
      partialText: 'Well, ',
    })
    server.onMessage = replyWith('Hi.')
    expect(await socket.chat('Hello!')).toMatchObject({ text: 'Hi.' })
  })

  test('without text ends neither its reply nor the next one', async () => {
    const server = await socketServer((peer, { messages }) => {
      peer.send({ content: `${messages[0]?.content} ` })
      peer.send({})
      peer.send({ content: 'done', done: true })
    })
    const socket = await connectTo(server)
    const replies = await Promise.all([socket.chat('a'), socket.chat('b')])
    expect(replies.map(({ text }) => text)).toEqual(['a done', 'b done'])
    expect(server.peers).toHaveLength(1)
  })

  test('that is too long ends its reply', async () => {
    const server = await socketServer((peer) => peer.send({ content: 'x'.repeat(1_048_576) }))
    const socket = await connectTo(server)
    const error = await rejectionOf<Error>(socket.chat('Hello!'))
    expect(error).toMatchObject({ name: 'ConnectionError' })
    expect(error.message).toContain('Max payload size exceeded')
  })

  test('without a message that it replies to is ignored', async () => {
    const server = await socketServer()
    server.onConnection = (peer) => peer.send({ content: 'Welcome!', done: true })
    const socket = await connectTo(server)
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(await socket.chat('Hello!')).toMatchObject({ text: 'Hi.' })
  })

  test('that does not match the contract is reported', async () => {
    const server = await socketServer((peer) => {
      peer.send({ content: 'Hi.', usage: 7 })
      peer.send({ done: true })
    })
    const socket = await connectTo(server, {}, { contract: 'strict' })
    expect(await rejectionOf(socket.chat('Hello!'))).toMatchObject({
      name: 'ContractError',
      fields: { usage: ['must be an object, got 7'] },
      operation: 'chatOverSocket',
    })
  })
})

test('ten thousand events received at once are read in order', async () => {
  const chunks = Array.from({ length: 10_000 }, (_, at) => `${at} `)
  const socket = await connectTo(await socketServer(replyWith(...chunks)))
  const read: string[] = []
  for await (const text of socket.stream('Hello!').text()) read.push(text)
  expect(read).toEqual(chunks)
})

test('pauses the sender while the reply is not read', async () => {
  let sent = 0
  const server = await socketServer(async (peer) => {
    const event = JSON.stringify({ content: 'x'.repeat(100_000) })
    for (; sent < 600 && peer.socket.readyState === 1; sent++) {
      await new Promise((resolve) => peer.socket.send(event, resolve))
    }
    peer.send({ done: true })
  })
  const socket = await connectTo(server)
  const stream = socket.stream('Hello!')
  await stream[Symbol.asyncIterator]().next()
  await new Promise((resolve) => setTimeout(resolve, 400))
  expect(sent).toBeLessThan(300)
  const { text } = await stream.final()
  expect([text.length, sent]).toEqual([60_000_000, 600])
})
