import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import type { RawData, WebSocket } from 'ws'
import { WebSocketServer } from 'ws'
import type { StartSession } from '../kit/socket.ts'
import type { Router } from './router.ts'

/** As often as the platform's dashboard does. */
const pingIntervalMs = 30_000

/** Carries WebSockets over the connections of a server. */
export const attachWebSockets = (server: Server, door: Router): { close(): void } => {
  const sockets = new WebSocketServer({ noServer: true })

  server.on('upgrade', (incoming, socket, head) => {
    // Whoever is gone is gone: there is nobody to tell.
    socket.on('error', () => undefined)
    const acceptUpgrade = async (): Promise<void> => {
      const found = await openSession(door, incoming)
      if (found instanceof Response) return writeHttpResponse(socket, found)
      sockets.handleUpgrade(incoming, socket, head, (open) => bridgeSocket(open, found))
    }
    // Whatever keeps it from an answer, a connection that broke is what the caller sees.
    acceptUpgrade().catch(() => socket.destroy())
  })

  const pingTimer = setInterval(() => {
    for (const open of sockets.clients) open.ping()
  }, pingIntervalMs)

  return {
    close() {
      clearInterval(pingTimer)
      for (const open of sockets.clients) open.terminate()
    },
  }
}

const openSession = (
  door: Router,
  { url = '/', headers }: IncomingMessage,
): Promise<StartSession | Response> => {
  const sent = new Headers()
  for (const [name, value] of Object.entries(headers)) sent.set(name, String(value))
  return door.openSocket(new Request(new URL(url, `http://${headers.host}`), { headers: sent }))
}

const bridgeSocket = (open: WebSocket, start: StartSession): void => {
  const session = start({
    send: (text) => open.send(text),
    close: (code, reason) => open.close(code, reason),
    drop: () => open.terminate(),
  })
  open.on('message', (data: RawData, isBinary) => session.receive(isBinary ? data : String(data)))
  open.on('close', () => session.closed())
  // A close follows.
  open.on('error', () => undefined)
}

/** Writes an answer to a connection that is no longer HTTP's, and ends it. */
const writeHttpResponse = async (socket: Duplex, response: Response): Promise<void> => {
  const body = await response.text()
  const head = [`HTTP/1.1 ${response.status} ${response.statusText || 'Refused'}`]
  for (const [name, value] of response.headers) head.push(`${name}: ${value}`)
  if (!response.headers.has('content-length'))
    head.push(`content-length: ${Buffer.byteLength(body)}`)
  socket.end(`${[...head, 'connection: close'].join('\r\n')}\r\n\r\n${body}`)
}
