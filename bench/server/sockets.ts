import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { WebSocketServer } from 'ws'
import { serveRequests } from '../lib/worker-process.ts'

// The WebSocket server runs in its own process, so that its CPU time is not measured. It replies to a
// message with the number of frames that the message names, prepared in advance and sent with a
// single write: a server slower than its readers would make results depend on how frames are grouped.

const texts = ['Two invoices ', 'are due on ', 'Friday; the ', 'café pays ', 'in €, at ', 'noon. ']

/** Encodes an unmasked text frame with a payload shorter than 126 bytes. */
const frame = (value: object): Buffer => {
  const payload = Buffer.from(JSON.stringify(value))
  return Buffer.concat([Buffer.from([0x81, payload.length]), payload])
}
const textFrames = texts.map((content) => frame({ content, done: false }))
const last = frame({ content: '', done: true, finish_reason: 'stop' })

const cachedReplies = new Map<number, Buffer>()
const replyBytes = (count: number): Buffer => {
  const reply =
    cachedReplies.get(count) ??
    Buffer.concat([
      ...Array.from({ length: count }, (_, index) => textFrames[index % textFrames.length] ?? last),
      last,
    ])
  cachedReplies.set(count, reply)
  return reply
}

const sockets = new WebSocketServer({ noServer: true })
const server = createServer()
server.on('upgrade', (request, raw, head) => {
  sockets.handleUpgrade(request, raw, head, (socket) => {
    socket.on('message', (data) => {
      const { messages } = JSON.parse(`${data}`)
      raw.write(replyBytes(Number(messages.at(-1).content)))
    })
  })
})
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))

serveRequests(() => (server.address() as AddressInfo).port)
