import type { IncomingMessage } from 'node:http'
import { maxMessageLength, readErrorBody } from '@molt-sdk/core/client'
import { WebSocket } from 'ws'
import type { OpenWebSocket } from './socket-transport.ts'

const socketOptions = {
  followRedirects: false,
  maxPayload: maxMessageLength,
  perMessageDeflate: false,
  /** Time limit of the closing handshake, in milliseconds. */
  closeTimeout: 2_000,
}

/** Opens a socket with `ws`, which supports headers, pings and backpressure. */
export const openWebSocket: OpenWebSocket = ({ url, headers, pingInterval }, events, signal) =>
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

/** Terminates a connection that received nothing between two pings. */
const keepAlive = (socket: WebSocket, interval: number): (() => void) => {
  let isAlive = true
  const markAlive = (): void => {
    isAlive = true
  }
  socket.on('pong', markAlive)
  socket.on('message', markAlive)
  const timer = setInterval(() => {
    if (!isAlive && !socket.isPaused) return socket.terminate()
    isAlive = false
    socket.ping()
  }, interval)
  return () => clearInterval(timer)
}

/** Converts the response of a server that rejected the upgrade to a `Response`. */
const toResponse = async (message: IncomingMessage): Promise<Response> => {
  const headers = new Headers()
  for (const [name, value] of Object.entries(message.headersDistinct)) {
    for (const item of value ?? []) headers.append(name, item)
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
