import type { IncomingMessage } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import type { WebSocket } from 'ws'
import { WebSocketServer } from 'ws'

/** One connection on the server's side. */
export interface Peer {
  readonly socket: WebSocket
  readonly request: IncomingMessage
  /** All messages received so far, parsed. */
  readonly received: unknown[]
  /** Sends a stream event. */
  send(event: unknown): void
}

/** Handles a message. */
type MessageHandler = (
  peer: Peer,
  message: { readonly messages: readonly { content: string }[] },
) => unknown

export interface SocketServer {
  readonly url: string
  /** All connections since the start. */
  readonly peers: readonly Peer[]
  /** Number of open connections. */
  readonly open: number
  /** Handles the next messages. */
  onMessage: MessageHandler
  /** Returns a raw HTTP response to reject an upgrade, or `undefined` to accept it. */
  rejectUpgrade: ((request: IncomingMessage) => string | undefined) | undefined
  /** Called with each new connection, before its first message. */
  onConnection: ((peer: Peer) => unknown) | undefined
}

/** Replies with a few chunks of text. */
export const replyWith =
  (...chunks: string[]): MessageHandler =>
  (peer) => {
    for (const content of chunks) peer.send({ content })
    peer.send({
      done: true,
      finish_reason: 'stop',
      id: 'msg_1',
      usage: { prompt_tokens: 5, completion_tokens: chunks.length },
    })
  }

/** Creates the raw HTTP response that rejects an upgrade. */
export const errorResponse = (status: number, body: unknown, headers = ''): string => {
  const text = JSON.stringify(body)
  return `HTTP/1.1 ${status} No\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(text)}\r\n${headers}connection: close\r\n\r\n${text}`
}

/** Starts a WebSocket server on a loopback address; it is closed when the test ends. */
export const socketServer = async (
  onMessage: MessageHandler = replyWith('Hi.'),
): Promise<SocketServer> => {
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
    onMessage,
    rejectUpgrade: undefined,
    onConnection: undefined,
  }
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy())
    const rejection = self.rejectUpgrade?.(request)
    if (rejection !== undefined) return socket.end(rejection)
    return sockets.handleUpgrade(request, socket, head, (opened) => {
      const peer: Peer = {
        socket: opened,
        request,
        received: [],
        send: (event) => opened.send(typeof event === 'string' ? event : JSON.stringify(event)),
      }
      peers.push(peer)
      opened.on('error', () => opened.terminate())
      opened.on('message', (data: Buffer) => {
        const message = JSON.parse(data.toString())
        peer.received.push(message)
        self.onMessage(peer, message)
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
