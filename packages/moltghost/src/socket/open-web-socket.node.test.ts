import type { Socket } from 'node:net'
import { expect, test, vi } from 'vitest'
import type { SocketServer } from '../../test/socket-server.ts'
import { socketServer } from '../../test/socket-server.ts'
import { openWebSocket } from './open-web-socket.node.ts'
import type { SocketTransport } from './socket-transport.ts'

/** Opens a socket, and returns it with the bytes of its server and all messages. */
const openSocket = async (): Promise<{
  server: SocketServer
  socket: SocketTransport
  connection: Socket
  messages: unknown[]
  onClose: (code: number, reason: string) => void
}> => {
  const server = await socketServer()
  const pinged = new Promise((resolve) => {
    server.onConnection = ({ socket }) => socket.once('ping', resolve)
  })
  const messages: unknown[] = []
  const onClose = vi.fn()
  const target = {
    url: server.url.replace('http', 'ws'),
    headers: {},
    keyInUrl: false,
    pingInterval: 30_000,
  }
  const socket = (await openWebSocket(
    target,
    { onMessages: (received) => messages.push(...received), onClose },
    new AbortController().signal,
  )) as SocketTransport
  const connection = server.peers[0]?.request.socket as Socket
  // The pong of the server must not get into a message that is sent in parts.
  await pinged
  return { server, socket, connection, messages, onClose }
}

const text = (payload: string | Buffer): Buffer =>
  Buffer.concat([Buffer.from([0x81, Buffer.byteLength(payload)]), Buffer.from(payload)])

test('closes the connection with 1007 after text that is not valid UTF-8', async () => {
  const { connection, messages, onClose, server } = await openSocket()
  const closed = new Promise((resolve) => server.peers[0]?.socket.on('close', resolve))
  const invalid = text(Buffer.from([0x7b, 0xff, 0x7d]))
  connection.write(Buffer.concat([text('{"a":1}'), invalid, text('{"b":2}')]))
  await expect.poll(() => onClose).toHaveBeenCalledOnce()
  expect(messages).toEqual(['{"a":1}'])
  expect(await closed).toBe(1007)
})

test('ignores bytes behind a close frame', async () => {
  const { connection, messages, onClose } = await openSocket()
  connection.write(Buffer.concat([text('{"a":1}'), Buffer.from([0x88, 2, 0x03, 0xe9])]))
  connection.write(text('{"b":2}'))
  await expect.poll(() => onClose).toHaveBeenCalledExactlyOnceWith(1001, '')
  expect(messages).toEqual([{ a: 1 }])
})

test('responds to a ping between messages', async () => {
  const { connection, messages, server } = await openSocket()
  const pong = vi.fn()
  server.peers[0]?.socket.on('pong', (data) => pong(`${data}`))
  connection.write(Buffer.concat([text('{"a":1}'), Buffer.from([0x89, 1, 0x78]), text('{"b":2}')]))
  await expect.poll(() => pong).toHaveBeenCalledWith('x')
  expect(messages).toEqual([{ a: 1 }, { b: 2 }])
})

test('receives the end of a message that arrived while it was paused and the connection was lost', async () => {
  const { connection, messages, onClose, socket } = await openSocket()
  const message = text('{"a":"in two parts"}')
  connection.write(Buffer.concat([text('{"first":1}'), message.subarray(0, 9)]))
  await expect.poll(() => messages).toEqual([{ first: 1 }])
  socket.pause?.()
  connection.write(message.subarray(9))
  await new Promise((resolve) => setTimeout(resolve, 50))
  connection.resetAndDestroy()
  await expect.poll(() => onClose).toHaveBeenCalledOnce()
  expect(messages).toEqual([{ first: 1 }, '{"a":"in two parts"}'])
})
