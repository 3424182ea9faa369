import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import type { RawData, WebSocket } from 'ws'
import { WebSocketServer } from 'ws'
import type { FrontDoor } from './front-door.ts'
import type { StartSession } from './kit/socket.ts'

/** As often as the platform's dashboard does. */
const pingEvery = 30_000

/** Carries WebSockets over the connections of a server. */
export const carrySockets = (server: Server, door: FrontDoor): { close(): void } => {
  const sockets = new WebSocketServer({ noServer: true })

  server.on('upgrade', (incoming, socket, head) => {
    // Whoever is gone is gone: there is nobody to tell.
    socket.on('error', () => undefined)
    const admit = async (): Promise<void> => {
      const found = await answer(door, incoming)
      if (found instanceof Response) return refuse(socket, found)
      sockets.handleUpgrade(incoming, socket, head, (open) => carry(open, found))
    }
    // Whatever keeps it from an answer, a connection that broke is what the caller sees.
    admit().catch(() => socket.destroy())
  })

  const pinging = setInterval(() => {
    for (const open of sockets.clients) open.ping()
  }, pingEvery)

  return {
    close() {
      clearInterval(pinging)
      for (const open of sockets.clients) open.terminate()
    },
  }
}

const answer = (
  door: FrontDoor,
  { url = '/', headers }: IncomingMessage,
): Promise<StartSession | Response> => {
  const sent = new Headers()
  for (const [name, value] of Object.entries(headers)) sent.set(name, String(value))
  return door.connect(new Request(new URL(url, `http://${headers.host}`), { headers: sent }))
}

const carry = (open: WebSocket, start: StartSession): void => {
  const session = start({
    send: (text) => open.send(text),
    close: (code, reason) => open.close(code, reason),
    drop: () => open.terminate(),
  })
  open.on('message', (data: RawData, isBinary) => session.hear(isBinary ? data : String(data)))
  open.on('close', () => session.gone())
  // A close follows.
  open.on('error', () => undefined)
}

/** Writes an answer to a connection that is no longer HTTP's, and ends it. */
const refuse = async (socket: Duplex, response: Response): Promise<void> => {
  const body = await response.text()
  const head = [`HTTP/1.1 ${response.status} ${response.statusText || 'Refused'}`]
  for (const [name, value] of response.headers) head.push(`${name}: ${value}`)
  if (!response.headers.has('content-length'))
    head.push(`content-length: ${Buffer.byteLength(body)}`)
  socket.end(`${[...head, 'connection: close'].join('\r\n')}\r\n\r\n${body}`)
}
