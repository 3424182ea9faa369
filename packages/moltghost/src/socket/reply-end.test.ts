import { platform } from '@molt-sdk/contracts/moltghost'
import { ClientContext } from '@molt-sdk/core/client'
import { describe, expect, test, vi } from 'vitest'
import { rejectionOf, waitForCondition, withoutBackoff } from '../../../core/test/client.ts'
import { key } from '../../test/agent.ts'
import { connectTo } from '../../test/connect-to.ts'
import { replyWith, socketServer } from '../../test/socket-server.ts'
import { UsageMeter } from '../usage-meter.ts'
import { AgentSocket } from './agent-socket.ts'
import type { SocketConnection } from './socket-connection.ts'

describe('text after the end of a reply, in the same burst,', () => {
  test.for([
    ['that ends with text', { content: 'one', done: true }],
    ['that ends without text', { done: true }],
  ] as const)('of a reply %s is not joined to any reply', async ([, last]) => {
    withoutBackoff()
    const server = await socketServer((peer) => {
      const { socket } = peer.request
      // One write, so that all of it arrives at once.
      socket.cork()
      if (!('content' in last)) peer.send({ content: 'one' })
      peer.send(last)
      peer.send({ content: 'STRAY' })
      peer.send({ content: 'two', done: true })
      socket.uncork()
    })
    const socket = await connectTo(server)
    const chunks: string[] = []
    const reply = await socket.chat('a', { onChunk: (text) => chunks.push(text) })
    expect([reply.text, chunks]).toEqual(['one', ['one']])
    server.onMessage = replyWith('Hi.')
    expect(await socket.chat('b')).toMatchObject({ text: 'Hi.' })
  })

  test('reopens the connection, where more of it could arrive', async () => {
    withoutBackoff()
    const server = await socketServer((peer) => {
      peer.request.socket.cork()
      peer.send({ content: 'one', done: true })
      peer.send({ content: 'STRAY' })
      peer.request.socket.uncork()
    })
    const socket = await connectTo(server)
    expect(await socket.chat('a')).toMatchObject({ text: 'one' })
    await waitForCondition(() => server.peers.length === 2)
  })
})

test('text of a reply that was left early belongs to no other reply', async () => {
  withoutBackoff()
  const server = await socketServer((peer) => {
    peer.send({ content: 'left ' })
    // The server does not know yet that the client closes the connection.
    peer.socket.pause()
  })
  const socket = await connectTo(server)
  for await (const _ of socket.stream('a')) break
  server.onMessage = async (peer) => {
    server.peers[0]?.send({ content: 'STRAY' })
    await new Promise((resolve) => setTimeout(resolve, 50))
    replyWith('Hi.')(peer, { messages: [] })
  }
  expect(await socket.chat('b')).toMatchObject({ text: 'Hi.' })
})

test('text that a runtime reports one microtask after the end of a reply belongs to no reply', async () => {
  const reconnect = vi.fn()
  const send = vi.fn()
  const connection = {
    transport: { send },
    states: { current: 'open' },
    reconnect,
    resetFailureCount: () => undefined,
  } as unknown as SocketConnection
  const context = new ClientContext(platform, { apiKey: key, baseUrl: 'http://localhost' })
  let receive = (_: object): void => undefined
  const meter = new UsageMeter(undefined, () => undefined)
  const socket = new AgentSocket(context, meter, 10, undefined, ({ onMessages }) => {
    receive = (event) => onMessages([JSON.stringify(event)], 1)
    return connection
  })
  const [first] = [socket.chat('a'), socket.chat('b').catch(() => undefined)]
  await waitForCondition(() => send.mock.calls.length === 1)
  receive({ content: 'one', done: true })
  expect(await first).toMatchObject({ text: 'one' })
  receive({ content: 'STRAY' })
  await waitForCondition(() => reconnect.mock.calls.length === 1)
  expect(send).toHaveBeenCalledOnce()
})

describe('a reply that fails', () => {
  const error = { message: 'Provider is overloaded', code: 'overloaded' }

  test.for([
    ['an error', { error }],
    ['an event of type error', { type: 'error', ...error }],
    ['the finish reason "error"', { finish_reason: 'error', error, done: true }],
    ['a choice with the finish reason "error"', { choices: [{ finish_reason: 'error', error }] }],
  ] as const)('with %s is a StreamError', async ([, last]) => {
    withoutBackoff()
    const server = await socketServer((peer) => {
      peer.send({ content: 'Half of ' })
      peer.send(last)
    })
    const socket = await connectTo(server)
    expect(await rejectionOf(socket.chat('a'))).toMatchObject({
      name: 'StreamError',
      code: 'overloaded',
      message: expect.stringContaining('Provider is overloaded'),
      outcome: 'unknown',
      partialText: 'Half of ',
    })
    server.onMessage = replyWith('Hi.')
    expect(await socket.chat('b')).toMatchObject({ text: 'Hi.' })
  })
})
