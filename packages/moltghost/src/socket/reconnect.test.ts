import { describe, expect, test } from 'vitest'
import { rejectionOf, waitForCondition, withoutBackoff } from '../../../core/test/client.ts'
import { connectTo } from '../../test/connect-to.ts'
import { errorResponse, replyWith, socketServer } from '../../test/socket-server.ts'
import { waitForState } from '../../test/wait-for-state.ts'
import type { AgentSocket } from './agent-socket.ts'

/** Records all states of a socket. */
const statesOf = (socket: AgentSocket): string[] => {
  const states: string[] = []
  const follow = async (): Promise<void> => {
    for await (const state of socket.connectionStates()) states.push(state)
  }
  void follow()
  return states
}

describe('a connection lost between messages', () => {
  test.for([1000, 1001, 1011, 1012, 1013, 'reset'] as const)('by %s is reopened', async (how) => {
    withoutBackoff()
    const server = await socketServer()
    const socket = await connectTo(server)
    const states = statesOf(socket)
    await socket.chat('a')
    if (how === 'reset') server.peers[0]?.socket.terminate()
    else server.peers[0]?.socket.close(how)
    await waitForCondition(() => server.peers.length === 2)
    expect(await socket.chat('b')).toMatchObject({ text: 'Hi.' })
    expect(states).toEqual(['open', 'reconnecting', 'open'])
    expect(socket.connectionState).toBe('open')
    await socket.close()
    await waitForCondition(() => states.includes('closed'))
    expect(states).toEqual(['open', 'reconnecting', 'open', 'closed'])
  })

  test('queues messages until it is reopened', async () => {
    withoutBackoff()
    const server = await socketServer()
    const socket = await connectTo(server)
    let rejections = 2
    server.rejectUpgrade = () => (rejections-- > 0 ? errorResponse(503, {}) : undefined)
    server.peers[0]?.socket.terminate()
    await waitForState(socket, 'reconnecting')
    const replies = await Promise.all([socket.chat('a'), socket.chat('b')])
    expect(replies).toMatchObject([{ text: 'Hi.' }, { text: 'Hi.' }])
    expect(server.peers[1]?.received).toHaveLength(2)
  })

  test('is given up after maxReconnects attempts, and queued messages are rejected', async () => {
    withoutBackoff()
    const server = await socketServer()
    const socket = await connectTo(server, { maxReconnects: 3 })
    let attempts = 0
    server.rejectUpgrade = () => {
      attempts++
      return errorResponse(503, {})
    }
    server.peers[0]?.socket.terminate()
    await waitForState(socket, 'reconnecting')
    expect(await rejectionOf(socket.chat('a'))).toMatchObject({
      name: 'ConnectionError',
      code: 'not_sent',
      retryable: true,
      attempts: 0,
      cause: { name: 'ServerError', status: 503 },
    })
    expect(attempts).toBe(3)
    expect(socket.connectionState).toBe('closed')
    expect(await rejectionOf(socket.chat('b'))).toMatchObject({
      code: 'socket_closed',
      retryable: false,
      cause: { status: 503 },
    })
  })

  test('repeatedly, without a reply in between, is given up', async () => {
    withoutBackoff()
    const server = await socketServer()
    server.onConnection = ({ socket }) => socket.close(1011)
    const socket = await connectTo(server, { maxReconnects: 4 })
    await waitForCondition(() => socket.connectionState === 'closed')
    expect(server.peers).toHaveLength(5)
  })

  test('repeatedly, with a reply in between, is reopened each time', async () => {
    withoutBackoff()
    const server = await socketServer()
    const socket = await connectTo(server, { maxReconnects: 1 })
    for (let round = 0; round < 4; round++) {
      expect(await socket.chat('a')).toMatchObject({ text: 'Hi.' })
      server.peers[round]?.socket.terminate()
      await waitForCondition(() => server.peers.length === round + 2)
    }
    expect(await socket.chat('a')).toMatchObject({ text: 'Hi.' })
  })

  test('is not reopened if maxReconnects is 0', async () => {
    const server = await socketServer()
    const socket = await connectTo(server, { maxReconnects: 0 })
    server.peers[0]?.socket.terminate()
    await waitForCondition(() => socket.connectionState === 'closed')
    expect(server.peers).toHaveLength(1)
  })

  test.for([
    [1008, 'ConnectionError', 'connect_failed'],
    [4001, 'AuthenticationError', 'invalid_api_key'],
    [4999, 'ConnectionError', 'connect_failed'],
  ] as const)('by %d is not reopened: %s', async ([close, name, code]) => {
    const server = await socketServer()
    const socket = await connectTo(server)
    server.peers[0]?.socket.close(close, 'for a reason')
    await waitForCondition(() => socket.connectionState === 'closed')
    const error = await rejectionOf(socket.chat('a'))
    expect(error).toMatchObject({ code: 'socket_closed', cause: { name, code, retryable: false } })
    expect(error).toMatchObject({ cause: { message: expect.stringContaining('for a reason') } })
    expect(server.peers).toHaveLength(1)
  })

  test('because the agent restarts is reopened, despite a permanent close code', async () => {
    withoutBackoff()
    const server = await socketServer()
    const socket = await connectTo(server)
    server.peers[0]?.socket.close(1008, 'agent_restarting')
    await waitForCondition(() => server.peers.length === 2)
    expect(await socket.chat('a')).toMatchObject({ text: 'Hi.' })
  })

  test('because the agent was paused is not reopened, and reports it', async () => {
    const server = await socketServer()
    const socket = await connectTo(server)
    server.peers[0]?.socket.close(1001, 'agent_paused')
    await waitForCondition(() => socket.connectionState === 'closed')
    const error = await rejectionOf(socket.chat('a'))
    expect(error).toMatchObject({ cause: { name: 'AgentPausedError', code: 'agent_paused' } })
  })

  test('permanently changes directly to closed', async () => {
    const server = await socketServer()
    const socket = await connectTo(server)
    const states = statesOf(socket)
    server.peers[0]?.socket.close(1008)
    await waitForState(socket, 'closed')
    await waitForCondition(() => states.includes('closed'))
    expect(states).toEqual(['open', 'closed'])
  })

  test('is not reopened if the agent rejects the upgrade', async () => {
    withoutBackoff()
    const server = await socketServer()
    const socket = await connectTo(server)
    server.rejectUpgrade = () =>
      errorResponse(503, { error: { code: 'agent_paused', message: 'Paused.' } })
    server.peers[0]?.socket.terminate()
    await waitForCondition(() => socket.connectionState === 'closed')
    expect(await rejectionOf(socket.chat('a'))).toMatchObject({
      cause: { name: 'AgentPausedError' },
    })
  })
})

describe('a connection lost during a reply', () => {
  test('fails the message, rejects queued ones, and is reopened for the next', async () => {
    withoutBackoff()
    const server = await socketServer((peer) => {
      peer.send({ content: 'Once upon' })
      setTimeout(() => peer.socket.terminate(), 20)
    })
    const socket = await connectTo(server)
    const replies = ['a', 'b', 'c'].map((text) => rejectionOf(socket.chat(text)))
    expect(await Promise.all(replies)).toMatchObject([
      {
        name: 'ConnectionError',
        code: 'connection_lost',
        operation: 'chatOverSocket',
        outcome: 'unknown',
        retryable: false,
        attempts: 1,
        partialText: 'Once upon',
      },
      { code: 'not_sent', retryable: true, attempts: 0, cause: { code: 'connection_lost' } },
      { code: 'not_sent', retryable: true, attempts: 0 },
    ])
    server.onMessage = replyWith('Hi.')
    expect(await socket.chat('d')).toMatchObject({ text: 'Hi.' })
    expect(server.peers).toHaveLength(2)
    expect(server.peers.flatMap(({ received }) => received)).toHaveLength(2)
  })

  test('by 1001 leaves the outcome unknown', async () => {
    const server = await socketServer((peer) => {
      peer.send({ content: 'Once' })
      peer.socket.close(1001)
    })
    const socket = await connectTo(server)
    expect(await rejectionOf(socket.chat('a'))).toMatchObject({
      code: 'connection_lost',
      outcome: 'unknown',
      partialText: 'Once',
    })
  })

  test('after the last event does not fail the reply', async () => {
    const server = await socketServer((peer) => {
      peer.send({ content: 'Hi.', done: true })
      peer.socket.close(1000)
    })
    const socket = await connectTo(server, { maxReconnects: 0 })
    expect(await socket.chat('a')).toMatchObject({ text: 'Hi.' })
  })
})

test('a connection lost after the last event does not fail a reply that is read slowly', async () => {
  const server = await socketServer((peer) => {
    peer.send({ content: 'Hi.', done: true })
    peer.socket.close(1011)
  })
  const socket = await connectTo(server, { maxReconnects: 0 })
  const stream = socket.stream('a')
  const iterator = stream[Symbol.asyncIterator]()
  expect(await iterator.next()).toMatchObject({ value: { type: 'text', text: 'Hi.' } })
  await waitForState(socket, 'closed')
  expect(await iterator.next()).toMatchObject({ value: { type: 'done' } })
  expect(await stream.final()).toMatchObject({ text: 'Hi.' })
})

describe('close()', () => {
  test('performs the closing handshake, fails the current message and rejects queued ones', async () => {
    const server = await socketServer((peer) => peer.send({ content: 'Once' }))
    const socket = await connectTo(server)
    let goodbye = 0
    server.peers[0]?.socket.on('close', (code) => {
      goodbye = code
    })
    const replies = [socket.chat('a'), socket.chat('b')].map(rejectionOf)
    await waitForCondition(() => server.peers[0]?.received.length === 1)
    await new Promise((resolve) => setTimeout(resolve, 20))
    await socket.close()
    expect(await Promise.all(replies)).toMatchObject([
      { code: 'socket_closed', outcome: 'unknown', partialText: 'Once' },
      { code: 'not_sent', retryable: true, attempts: 0, cause: { code: 'socket_closed' } },
    ])
    expect(socket.connectionState).toBe('closed')
    await waitForCondition(() => goodbye === 1000)
    expect(await rejectionOf(socket.chat('c'))).toMatchObject({
      code: 'socket_closed',
      attempts: 0,
    })
  })

  test('can be called twice, and by await using', async () => {
    const server = await socketServer()
    const socket = await connectTo(server)
    await socket.close()
    await socket[Symbol.asyncDispose]()
    await waitForCondition(() => server.open === 0)
    expect(socket.connectionState).toBe('closed')
  })

  test('stops reconnecting', async () => {
    const server = await socketServer()
    const socket = await connectTo(server)
    server.rejectUpgrade = () => errorResponse(503, {})
    server.peers[0]?.socket.terminate()
    await waitForState(socket, 'reconnecting')
    const error = rejectionOf(socket.chat('a'))
    await new Promise((resolve) => setTimeout(resolve, 10))
    await socket.close()
    server.rejectUpgrade = undefined
    expect(await error).toMatchObject({ code: 'not_sent', cause: { code: 'socket_closed' } })
    await new Promise((resolve) => setTimeout(resolve, 600))
    expect([socket.connectionState, server.peers.length]).toEqual(['closed', 1])
  })
})

describe('pings', () => {
  test('keep a connection open whose server replies', async () => {
    const server = await socketServer()
    const socket = await connectTo(server, { pingInterval: 200 })
    let pings = 0
    server.peers[0]?.socket.on('ping', () => pings++)
    await waitForCondition(() => pings >= 3)
    await socket.chat('a')
    expect(server.peers).toHaveLength(1)
  })

  test('detect a dead connection', async () => {
    withoutBackoff()
    const server = await socketServer()
    const socket = await connectTo(server, { pingInterval: 30 })
    const [peer] = server.peers
    if (peer) peer.socket.pong = () => undefined
    peer?.socket.pause()
    await waitForCondition(() => server.peers.length === 2)
    expect(await socket.chat('a')).toMatchObject({ text: 'Hi.' })
  })
})

test('every iterator over the states yields all of them from its start', async () => {
  withoutBackoff()
  const server = await socketServer()
  const socket = await connectTo(server)
  const early = statesOf(socket)
  server.peers[0]?.socket.terminate()
  await waitForCondition(() => server.peers.length === 2 && socket.connectionState === 'open')
  const late = statesOf(socket)
  await socket.close()
  await waitForCondition(() => late.length === 2)
  expect({ early, late }).toEqual({
    early: ['open', 'reconnecting', 'open', 'closed'],
    late: ['open', 'closed'],
  })
})
