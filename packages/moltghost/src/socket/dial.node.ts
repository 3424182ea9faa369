import type { IncomingMessage } from 'node:http'
import { maxMessageLength, readErrorBody } from '@molt-sdk/core/client'
import { WebSocket } from 'ws'
import type { OpenWebSocket } from './socket-transport.ts'

const socketOptions = {
  followRedirects: false,
  maxPayload: maxMessageLength,
  perMessageDeflate: false,
  /** How long a goodbye may take, in milliseconds. */
  closeTimeout: 2_000,
}

/** Opens a socket with `ws`, which can send headers and pings, and hold a server back. */
export const dial: OpenWebSocket = ({ url, headers, pingInterval }, events, signal) =>
  new Promise((resolve, reject) => {
    const socket = new WebSocket(url, { ...socketOptions, headers })
    const abortHandshake = (): void => socket.terminate()
    const removeAbortListener = (): void => signal.removeEventListener('abort', abortHandshake)
    signal.addEventListener('abort', abortHandshake)
    let lastErrorMessage = ''
    socket.on('error', (error) => {
      removeAbortListener()
      lastErrorMessage = error.message
      reject(error)
    })
    socket.on('unexpected-response', (_request, response) => {
      removeAbortListener()
      toResponse(response).then(resolve, reject).finally(abortHandshake)
    })
    socket.on('open', () => {
      removeAbortListener()
      const stopPings = keepAlive(socket, pingInterval)
      socket.on('close', (code, reason) => {
        stopPings()
        events.onClose(code, `${reason}` || lastErrorMessage)
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
  let isAlive = true
  const note = (): void => {
    isAlive = true
  }
  socket.on('pong', note)
  socket.on('message', note)
  const timer = setInterval(() => {
    if (!isAlive && !socket.isPaused) return socket.terminate()
    isAlive = false
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
