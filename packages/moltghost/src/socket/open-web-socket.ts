import { ConfigError } from '@molt-sdk/core'
import type { OpenWebSocket, SocketTransport, SocketTransportEvents } from './socket-transport.ts'

/** Server runtimes accept headers as a second argument; browsers do not. */
type SocketWithHeaders = new (
  url: string,
  options?: { headers: Readonly<Record<string, string>> },
) => WebSocket

/** Response of a Worker's `fetch` to an upgrade. */
interface UpgradeResponse extends Response {
  readonly webSocket?: (WebSocket & { accept(): void }) | null
}

const userAgent = (): string => globalThis.navigator?.userAgent ?? ''

/** Opens a socket with the runtime's own `WebSocket` or `fetch`. */
export const openWebSocket: OpenWebSocket = async (target, events, signal) => {
  if (target.agent) {
    const message = 'agent is supported in Node.js only. Leave it out, or pass agent: false.'
    throw new ConfigError(message, { code: 'invalid_option' })
  }
  if (/^Cloudflare-Workers/.test(userAgent())) return upgrade(target, events, signal)
  const Socket = globalThis.WebSocket as SocketWithHeaders
  if (/^(Node\.js|Bun|Deno)\//.test(userAgent())) {
    return open(new Socket(target.url, { headers: target.headers }), events, signal)
  }
  if (target.keyInUrl) return open(new Socket(target.url), events, signal)
  return undefined
}

const open = (
  socket: WebSocket,
  events: SocketTransportEvents,
  signal: AbortSignal,
): Promise<SocketTransport> =>
  new Promise((resolve, reject) => {
    const abortHandshake = (): void => socket.close()
    signal.addEventListener('abort', abortHandshake)
    socket.onopen = () => {
      signal.removeEventListener('abort', abortHandshake)
      resolve(listen(socket, events))
    }
    // Browsers do not report the reason.
    socket.onclose = () => {
      signal.removeEventListener('abort', abortHandshake)
      reject(new Error('The WebSocket could not be opened.'))
    }
  })

const upgrade: OpenWebSocket = async ({ url, headers }, events, signal) => {
  const address = url.replace(/^ws/, 'http')
  const init = {
    headers: { ...headers, upgrade: 'websocket' },
    redirect: 'manual',
    signal,
  } as const
  const response: UpgradeResponse = await fetch(address, init)
  const socket = response.webSocket
  if (!socket) return response
  socket.accept()
  return listen(socket, events)
}

const listen = (socket: WebSocket, events: SocketTransportEvents): SocketTransport => {
  const decoder = new TextDecoder()
  let closed = false
  const onClose = (code: number, reason: string): void => {
    if (!closed) events.onClose(code, reason)
    closed = true
  }
  socket.binaryType = 'arraybuffer'
  socket.onmessage = ({ data }) => {
    const text = typeof data === 'string' ? data : decoder.decode(data)
    if (!closed) events.onMessages([text], text.length)
  }
  socket.onerror = () => onClose(1006, '')
  socket.onclose = ({ code, reason }) => onClose(code, reason)
  return {
    send: (text) => socket.send(text),
    close: () => socket.close(1000),
  }
}
