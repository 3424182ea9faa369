import type { IncomingMessage } from 'node:http'
import { maxMessageLength, readErrorBody } from '@molt-sdk/core'
import { WebSocket } from 'ws'
import type { Dial } from './wire.ts'

const bounds = {
  followRedirects: false,
  maxPayload: maxMessageLength,
  perMessageDeflate: false,
  /** How long a goodbye may take, in milliseconds. */
  closeTimeout: 2_000,
}

/** Opens a socket with `ws`, which can send headers and pings, and hold a server back. */
export const dial: Dial = ({ url, headers, pingInterval }, events, signal) =>
  new Promise((resolve, reject) => {
    const socket = new WebSocket(url, { ...bounds, headers })
    const stop = (): void => socket.terminate()
    const settle = (): void => signal.removeEventListener('abort', stop)
    signal.addEventListener('abort', stop)
    let trouble = ''
    socket.on('error', (error) => {
      settle()
      trouble = error.message
      reject(error)
    })
    socket.on('unexpected-response', (_request, response) => {
      settle()
      toResponse(response).then(resolve, reject).finally(stop)
    })
    socket.on('open', () => {
      settle()
      const stopPings = keepAlive(socket, pingInterval)
      socket.on('close', (code, reason) => {
        stopPings()
        events.onClose(code, `${reason}` || trouble)
      })
      resolve({
        send: (text) => socket.send(text),
        close: () => socket.close(1000),
        pause: () => socket.pause(),
        resume: () => socket.resume(),
      })
    })
    socket.on('message', (data: Buffer) => events.onMessage(data.toString()))
  })

/** Ends a connection of which nothing is heard from one ping to the next. */
const keepAlive = (socket: WebSocket, interval: number): (() => void) => {
  let heard = true
  const note = (): void => {
    heard = true
  }
  socket.on('pong', note)
  socket.on('message', note)
  const timer = setInterval(() => {
    if (!heard && !socket.isPaused) return socket.terminate()
    heard = false
    socket.ping()
  }, interval)
  return () => clearInterval(timer)
}

/** The answer of a server that did not open the socket, as `fetch` would give it. */
const toResponse = async (message: IncomingMessage): Promise<Response> => {
  const headers = new Headers()
  for (const [name, value] of Object.entries(message.headersDistinct)) {
    for (const one of value ?? []) headers.append(name, one)
  }
  const { statusCode: status = 500 } = message
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      for await (const chunk of message) controller.enqueue(chunk)
      controller.close()
    },
  })
  const text = await readErrorBody(new Response(body))
  return new Response(status === 204 || status === 304 ? null : text, { status, headers })
}
