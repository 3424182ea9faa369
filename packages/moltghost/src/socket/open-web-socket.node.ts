import type { Agent, IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import { maxMessageLength, readErrorBody } from '@molt-sdk/core/client'
import { WebSocket } from 'ws'
import type { OpenWebSocket, SocketTarget, SocketTransportEvents } from './socket-transport.ts'
import { TextFrameReader } from './text-frame-reader.node.ts'

const socketOptions = {
  followRedirects: false,
  maxPayload: maxMessageLength,
  perMessageDeflate: false,
  /** Time limit of the closing handshake, in milliseconds. */
  closeTimeout: 2_000,
}

/** Opens a socket with `ws`, which supports headers, pings and backpressure. */
export const openWebSocket: OpenWebSocket = (target, events, signal) =>
  new Promise((resolve, reject) => {
    const { url, headers, pingInterval } = target
    const socket = new WebSocket(url, { ...socketOptions, headers, agent: agentFor(target) })
    let connection: Socket | undefined
    socket.on('upgrade', (response) => {
      connection = response.socket
    })
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
      if (connection) takeTextMessages(connection, events)
      const stopPings = keepAlive(socket, connection, pingInterval)
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
    socket.on('message', (data: Buffer) => events.onMessages([data.toString()], data.length))
  })

/** Takes text messages out of the bytes of a connection before `ws` receives them. */
const takeTextMessages = (connection: Socket, { onMessages }: SocketTransportEvents): void => {
  const [onData, ...others] = connection.listeners('data') as ((bytes: Buffer) => void)[]
  if (!onData || others.length) return
  const onControlFrame = (bytes: Buffer): void => onData.call(connection, bytes)
  const onUnknownFrame = (bytes: Buffer): void => {
    connection.on('data', onData).off('data', read)
    onData.call(connection, bytes)
  }
  const reader = new TextFrameReader({ onMessages, onControlFrame, onUnknownFrame })
  const read = (chunk: Buffer): void => reader.read(chunk)
  connection.on('data', read).off('data', onData)
  connection.prependListener('close', () => {
    const rest = reader.takeRest()
    // `ws` reads what was not read when a paused connection was lost.
    if (rest.length && connection.readableLength) onData.call(connection, rest)
  })
}

/**
 * `ws` uses no agent by default, so it would ignore the proxy that the environment sets. `node:http`
 * is not imported, because its ES module loads the `fetch` of Node.js as well: 30 ms and 12 MB.
 */
const agentFor = ({ url, agent }: SocketTarget): Agent | undefined => {
  if (agent) return agent as Agent
  if (agent === false || !process.env['NODE_USE_ENV_PROXY']) return undefined
  return process.getBuiltinModule(url.startsWith('wss:') ? 'node:https' : 'node:http').globalAgent
}

/**
 * Terminates a connection over which no byte was received or left this machine since the last ping.
 * After the event loop was blocked, bytes that have arrived are not read yet when a timer fires, so
 * the check takes place after one more turn of the loop, and is left out after a long block.
 */
const keepAlive = (
  socket: WebSocket,
  connection: Socket | undefined,
  interval: number,
): (() => void) => {
  let received = 0
  let unsent = 0
  let checkedAt = 0
  let timer: ReturnType<typeof setTimeout>
  const ping = (): void => {
    received = connection?.bytesRead ?? 0
    socket.ping()
    unsent = socket.bufferedAmount
    checkedAt = performance.now()
    timer = setTimeout(onTimer, interval)
  }
  const check = (): void => {
    if (socket.readyState !== WebSocket.OPEN) return
    const isLate = performance.now() - checkedAt > interval * 1.5
    const isAlive = connection?.bytesRead !== received || socket.bufferedAmount < unsent
    if (isAlive || isLate || socket.isPaused) ping()
    else socket.terminate()
  }
  const onTimer = (): void => {
    // Timers count from the start of a turn of the event loop, so a long one makes them fire early.
    const remaining = checkedAt + interval - performance.now()
    if (remaining > 0) timer = setTimeout(onTimer, remaining)
    else setImmediate(check)
  }
  ping()
  return () => clearTimeout(timer)
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
  const response = new Response(await readErrorBody(new Response(body)), { headers })
  // The constructor does not accept every status that a server can send.
  return Object.defineProperty(response, 'status', { value: status })
}
