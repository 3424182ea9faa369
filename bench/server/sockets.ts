import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { WebSocketServer } from 'ws'
import { answerAsks } from '../lib/child.ts'

// The server of sockets, in a process of its own so that its work is nobody's cost. It answers a
// message with as many frames as the message says, made beforehand and written in one go: a server
// that is slower than its readers would have them wake up for every few frames, each run otherwise.

const texts = ['Two invoices ', 'are due on ', 'Friday; the ', 'café pays ', 'in €, at ', 'noon. ']

/** A text as it goes over the wire; short ones have their length in one byte. */
const frame = (value: object): Buffer => {
  const payload = Buffer.from(JSON.stringify(value))
  return Buffer.concat([Buffer.from([0x81, payload.length]), payload])
}
const pieces = texts.map((content) => frame({ content, done: false }))
const last = frame({ content: '', done: true, finish_reason: 'stop' })

const answers = new Map<number, Buffer>()
const answerOf = (count: number): Buffer => {
  const made =
    answers.get(count) ??
    Buffer.concat([
      ...Array.from({ length: count }, (_, at) => pieces[at % pieces.length] ?? last),
      last,
    ])
  answers.set(count, made)
  return made
}

const sockets = new WebSocketServer({ noServer: true })
const server = createServer()
server.on('upgrade', (request, raw, head) => {
  sockets.handleUpgrade(request, raw, head, (socket) => {
    socket.on('message', (data) => {
      const { messages } = JSON.parse(`${data}`)
      raw.write(answerOf(Number(messages.at(-1).content)))
    })
  })
})
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))

answerAsks(() => (server.address() as AddressInfo).port)
