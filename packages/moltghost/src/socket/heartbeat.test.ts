import { createRequire } from 'node:module'
import type { Socket } from 'node:net'
import { Worker } from 'node:worker_threads'
import { expect, onTestFinished, test } from 'vitest'
import { connectTo } from '../../test/connect-to.ts'
import { replyWith, socketServer } from '../../test/socket-server.ts'

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

const blockFor = (ms: number): void => {
  for (const end = performance.now() + ms; performance.now() < end; );
}

/** Text frame of the WebSocket protocol, not masked. */
const textFrame = (text: string): Buffer => {
  const header = Buffer.alloc(10)
  header[0] = 0x81
  header[1] = 127
  header.writeBigUInt64BE(BigInt(Buffer.byteLength(text)), 2)
  return Buffer.concat([header, Buffer.from(text)])
}

test('a message that arrives slowly counts as activity', async () => {
  const content = 'x'.repeat(400_000)
  const frame = textFrame(JSON.stringify({ content, done: true }))
  const server = await socketServer(async (peer) => {
    const connection: Socket = peer.request.socket
    // The reply to a ping would end up in the middle of the message.
    Object.assign(peer.socket, { pong: () => undefined })
    for (let at = 0; at < frame.length; at += 20_000) {
      connection.write(frame.subarray(at, at + 20_000))
      await pause(40)
    }
  })
  const socket = await connectTo(server, { pingInterval: 200, maxReconnects: 0 })
  expect(await socket.chat('a')).toMatchObject({ text: content })
})

test('an event loop blocked for longer than the interval does not close the connection', async () => {
  const server = await socketServer(replyWith('Hi.'))
  const socket = await connectTo(server, { pingInterval: 100, maxReconnects: 0 })
  for (let count = 0; count < 4; count++) {
    await pause(120)
    blockFor(350)
  }
  await pause(50)
  expect(socket.connectionState).toBe('open')
  expect(await socket.chat('a')).toMatchObject({ text: 'Hi.' })
})

test('an event loop that is always busy does not close the connection', async () => {
  // In another thread, so that it responds to pings while this one is blocked.
  const worker = new Worker(
    `const { parentPort, workerData } = require('node:worker_threads')
    const { WebSocketServer } = require(workerData)
    const server = new WebSocketServer({ port: 0, host: '127.0.0.1' }, () =>
      parentPort.postMessage(server.address().port))
    server.on('connection', (socket) =>
      socket.on('message', () => socket.send('{"content":"Hi.","done":true}')))`,
    { eval: true, workerData: createRequire(import.meta.url).resolve('ws') },
  )
  onTestFinished(async () => void (await worker.terminate()))
  const port = await new Promise<number>((resolve) => worker.once('message', resolve))
  const socket = await connectTo(
    { url: `http://127.0.0.1:${port}` },
    { pingInterval: 100, maxReconnects: 0 },
  )
  for (let count = 0; count < 20; count++) {
    blockFor(110)
    await new Promise((resolve) => setImmediate(resolve))
  }
  expect(await socket.chat('a')).toMatchObject({ text: 'Hi.' })
})
