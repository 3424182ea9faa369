import { once } from 'node:events'
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

/** A request as it reached the server. */
export interface Received {
  readonly method: string
  /** Path and query. */
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: unknown
  /** Settles when the answer is over, or the client has let go of it. */
  readonly closed: Promise<unknown>
}

/** Answers one request. */
export type Reply = (response: ServerResponse, request: Received) => unknown

export interface StreamServer {
  readonly baseUrl: string
  readonly requests: readonly Received[]
}

/**
 * A server on loopback that lives as long as the test. Each request gets the next reply, and the
 * last reply serves all that come after it.
 */
export const serve = async (...replies: Reply[]): Promise<StreamServer> => {
  const requests: Received[] = []
  const server = createServer(async (message, response) => {
    const reply = replies[Math.min(requests.length, replies.length - 1)]
    const closed = once(response, 'close')
    const received = await receive(message, closed)
    requests.push(received)
    await reply?.(response, received)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  return { baseUrl: `http://127.0.0.1:${port}`, requests }
}

const receive = async (message: IncomingMessage, closed: Promise<unknown>): Promise<Received> => {
  const { method = '', url: path = '', headers } = message
  let text = ''
  for await (const chunk of message.setEncoding('utf8')) text += chunk
  return { method, path, headers, body: text ? JSON.parse(text) : undefined, closed }
}

/** Opens an event stream. */
export const openEvents = (response: ServerResponse): void => {
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  response.flushHeaders()
}

/** Writes each chunk by itself: what is written within one turn would leave as one. */
export const write = async (
  response: ServerResponse,
  ...chunks: (string | Uint8Array)[]
): Promise<void> => {
  for (const chunk of chunks) {
    response.write(chunk)
    await new Promise(setImmediate)
  }
}

/** One event that carries a value. */
export const event = (frame: unknown): string => `data: ${JSON.stringify(frame)}\n\n`

export const token = (content: string): string => event({ type: 'token', content })

export const done = (message: object = {}): string => event({ type: 'done', ...message })

/** Sends these chunks and leaves the stream open. */
export const stall =
  (...chunks: (string | Uint8Array)[]): Reply =>
  async (response) => {
    openEvents(response)
    await write(response, ...chunks)
  }

/** Sends these chunks and ends the stream. */
export const say =
  (...chunks: (string | Uint8Array)[]): Reply =>
  async (response, request) => {
    await stall(...chunks)(response, request)
    response.end()
  }

/** Sends these chunks and breaks the connection off. */
export const cut =
  (...chunks: (string | Uint8Array)[]): Reply =>
  async (response, request) => {
    await stall(...chunks)(response, request)
    response.destroy()
  }

export const answer =
  (status: number, body: unknown, headers: Record<string, string> = {}): Reply =>
  (response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers })
    response.end(JSON.stringify(body))
  }

/** Never answers. */
export const silence: Reply = () => undefined
