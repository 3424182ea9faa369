import type { AddressInfo } from 'node:net'
import { WebSocketServer } from 'ws'
import { answerAsks } from '../lib/child.ts'

// The server of sockets, in a process of its own so that its work is nobody's cost. It answers a
// message with as many frames as the message says.

const texts = ['Two invoices ', 'are due on ', 'Friday; the ', 'café pays ', 'in €, at ', 'noon. ']
const frames = texts.map((content) => JSON.stringify({ content, done: false }))
const last = JSON.stringify({ content: '', done: true, finish_reason: 'stop' })

/** Unsent bytes at which the server waits for its reader. */
const enough = 1_000_000

const server = new WebSocketServer({ host: '127.0.0.1', port: 0 })
server.on('connection', (socket) => {
  const answer = async (count: number): Promise<void> => {
    for (let at = 0; at < count; at++) {
      socket.send(frames[at % frames.length] ?? '')
      while (socket.bufferedAmount > enough) await new Promise(setImmediate)
    }
    socket.send(last)
  }
  socket.on('message', (data) => {
    const { messages } = JSON.parse(`${data}`)
    void answer(Number(messages.at(-1).content))
  })
})
await new Promise((resolve) => server.once('listening', resolve))

answerAsks(() => (server.address() as AddressInfo).port)
