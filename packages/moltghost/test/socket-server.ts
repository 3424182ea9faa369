import type { IncomingMessage } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import type { WebSocket } from 'ws'
import { WebSocketServer } from 'ws'

/** One connection, as the server sees it. */
export interface Peer {
  readonly socket: WebSocket
  readonly request: IncomingMessage
  /** All messages so far, parsed. */
  readonly received: unknown[]
  /** Sends a frame. */
  send(frame: unknown): void
}

/** What the server does with a message. */
type Answer = (
  peer: Peer,
  message: { readonly messages: readonly { content: string }[] },
) => unknown

export interface SocketServer {
  readonly url: string
  /** All connections that were ever made. */
  readonly peers: readonly Peer[]
  /** Connections that are open now. */
  readonly open: number
  /** What the next messages meet. */
  answer: Answer
  /** Answers the next upgrades so, in the place of opening a socket. */
  rejectUpgrade: ((request: IncomingMessage) => string | undefined) | undefined
  /** Called with each connection, before any message of it. */
  onConnection: ((peer: Peer) => unknown) | undefined
}

/** Says a few pieces and is done. */
export const replyWith =
  (...pieces: string[]): Answer =>
  (peer) => {
    for (const content of pieces) peer.send({ content })
    peer.send({
      done: true,
      finish_reason: 'stop',
      id: 'msg_1',
      usage: { prompt_tokens: 5, completion_tokens: pieces.length },
    })
  }

/** A refusal of an upgrade, as it goes over the wire. */
export const errorResponse = (status: number, body: unknown, headers = ''): string => {
  const text = JSON.stringify(body)
  return `HTTP/1.1 ${status} No\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(text)}\r\n${headers}connection: close\r\n\r\n${text}`
}

/** A real server of sockets on loopback. It is gone when the test is. */
export const socketServer = async (answer: Answer = replyWith('Hi.')): Promise<SocketServer> => {
  const peers: Peer[] = []
  const server = createServer()
  const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false })
  const self: SocketServer = {
    get url() {
      return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    },
    peers,
    get open() {
      return sockets.clients.size
    },
    answer,
    rejectUpgrade: undefined,
    onConnection: undefined,
  }
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy())
    const refused = self.rejectUpgrade?.(request)
    if (refused !== undefined) return socket.end(refused)
    return sockets.handleUpgrade(request, socket, head, (opened) => {
      const peer: Peer = {
        socket: opened,
        request,
        received: [],
        send: (frame) => opened.send(typeof frame === 'string' ? frame : JSON.stringify(frame)),
      }
      peers.push(peer)
      opened.on('error', () => opened.terminate())
      opened.on('message', (data: Buffer) => {
        const message = JSON.parse(data.toString())
        peer.received.push(message)
        self.answer(peer, message)
      })
      self.onConnection?.(peer)
    })
  })
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
    for (const client of sockets.clients) client.terminate()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return self
}
