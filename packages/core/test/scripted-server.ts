import type { IncomingHttpHeaders, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { onTestFinished } from 'vitest'

/** A received request. */
export interface Received {
  readonly method: string
  readonly url: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
  /** `performance.now()` at its arrival. */
  readonly at: number
}

/** A request that waits for its response. */
export interface ServerRequest {
  readonly request: Received
  readonly response: ServerResponse
  readonly socket: Socket
}

/** How the server responds to a request. */
export type Behavior = (serverRequest: ServerRequest) => unknown

export interface ScriptedServer {
  readonly url: string
  /** All requests so far, in the order of their arrival. */
  readonly requests: readonly Received[]
  /** Number of connections so far. */
  readonly connections: number
  /** Number of open connections. */
  readonly open: number
  /** Sets the behaviors of the next requests. The last one repeats. */
  setBehaviors(...behaviours: Behavior[]): void
}

/**
 * Starts an HTTP server on loopback with a behavior for each request, in order. The last one
 * repeats. The server is closed when the test ends.
 */
export const scriptedServer = async (...behaviours: Behavior[]): Promise<ScriptedServer> => {
  const sockets = new Set<Socket>()
  const requests: Received[] = []
  let script = behaviours
  let connections = 0
  const server = createServer({ keepAliveTimeout: 60_000 }, async (message, response) => {
    const { socket } = message
    const at = performance.now()
    const chunks: Buffer[] = []
    for await (const chunk of message) chunks.push(chunk)
    const request: Received = {
      method: message.method ?? '',
      url: message.url ?? '',
      headers: message.headers,
      body: Buffer.concat(chunks).toString(),
      at,
    }
    requests.push(request)
    const behaviour = script.length > 1 ? script.shift() : script[0]
    await behaviour?.({ request, response, socket })
  })
  server.on('connection', (socket) => {
    connections++
    sockets.add(socket)
    // These tests let the client close the connection while the server writes.
    socket.on('error', () => socket.destroy())
    socket.on('close', () => sockets.delete(socket))
  })
  onTestFinished(() => {
    server.close()
    for (const socket of sockets) socket.destroy()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    get connections() {
      return connections
    },
    get open() {
      return sockets.size
    },
    setBehaviors(...next) {
      script = next
    },
  }
}

/** A loopback URL without a server. */
export const closedPortUrl = async (): Promise<string> => {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return `http://127.0.0.1:${port}`
}
