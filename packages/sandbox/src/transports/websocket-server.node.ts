import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import type { RawData, WebSocket } from 'ws'
import { WebSocketServer } from 'ws'
import { maxBodyBytes } from '../kit/read-request.ts'
import type { StartSession } from '../kit/socket.ts'
import { realTimers } from '../runtime/real-timers.ts'
import type { Router } from './router.ts'

/** The interval of the platform's dashboard. */
const pingIntervalMs = 30_000

/** Accepts WebSockets on the connections of an HTTP server. */
export const attachWebSockets = (server: Server, router: Router): { close(): void } => {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: maxBodyBytes })

  server.on('upgrade', (incoming, socket, head) => {
    // The caller has closed the connection, so there is nothing left to do.
    socket.on('error', () => undefined)
    const acceptUpgrade = async (): Promise<void> => {
      const result = await openSession(router, incoming)
      if (result instanceof Response) return writeHttpResponse(socket, result)
      sockets.handleUpgrade(incoming, socket, head, (open) => bridgeSocket(open, result))
    }
    // Without a response, for whatever reason, the caller sees a closed connection.
    acceptUpgrade().catch(() => socket.destroy())
  })

  const pingTimer = realTimers.setInterval(() => {
    for (const open of sockets.clients) open.ping()
  }, pingIntervalMs)

  return {
    close() {
      realTimers.clearInterval(pingTimer)
      for (const open of sockets.clients) open.terminate()
    },
  }
}

const openSession = (
  router: Router,
  { url = '/', headers }: IncomingMessage,
): Promise<StartSession | Response> => {
  const requestHeaders = new Headers()
  for (const [name, value] of Object.entries(headers)) requestHeaders.set(name, String(value))
  return router.openSocket(
    new Request(new URL(url, `http://${headers.host}`), { headers: requestHeaders }),
  )
}

const bridgeSocket = (open: WebSocket, start: StartSession): void => {
  const session = start({
    send: (text) => open.send(text),
    close: (code, reason) => open.close(code, reason),
    drop: () => open.terminate(),
  })
  open.on('message', (data: RawData, isBinary) => session.receive(isBinary ? data : String(data)))
  open.on('close', () => session.closed())
  // A `close` event follows each error.
  open.on('error', () => undefined)
}

/** Writes an HTTP response to a connection that Node no longer handles as HTTP, and ends it. */
const writeHttpResponse = async (socket: Duplex, response: Response): Promise<void> => {
  const body = await response.text()
  const head = [`HTTP/1.1 ${response.status} ${response.statusText || 'Rejected'}`]
  for (const [name, value] of response.headers) head.push(`${name}: ${value}`)
  if (!response.headers.has('content-length'))
    head.push(`content-length: ${Buffer.byteLength(body)}`)
  socket.end(`${[...head, 'connection: close'].join('\r\n')}\r\n\r\n${body}`)
}
