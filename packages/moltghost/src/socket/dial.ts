import type { OpenWebSocket, SocketTransport, SocketTransportEvents } from './socket-transport.ts'

/** The runtime's own class takes headers here, which browsers know nothing of. */
type SocketWithHeaders = new (
  url: string,
  options?: { headers: Readonly<Record<string, string>> },
) => WebSocket

/** What a Worker's `fetch` gives for an upgrade. */
interface Upgraded extends Response {
  readonly webSocket?: (WebSocket & { accept(): void }) | null
}

const runtime = (): string => globalThis.navigator?.userAgent ?? ''

/** Opens a socket with what the runtime has of its own. */
export const dial: OpenWebSocket = async (target, events, signal) => {
  if (/^Cloudflare-Workers/.test(runtime())) return upgrade(target, events, signal)
  const Socket = globalThis.WebSocket as SocketWithHeaders
  if (/^(Node\.js|Bun|Deno)\//.test(runtime())) {
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
    const stop = (): void => socket.close()
    signal.addEventListener('abort', stop)
    socket.onopen = () => {
      signal.removeEventListener('abort', stop)
      resolve(listen(socket, events))
    }
    // Why, a browser tells nobody.
    socket.onclose = () => {
      signal.removeEventListener('abort', stop)
      reject(new Error('The socket did not open.'))
    }
  })

const upgrade: OpenWebSocket = async ({ url, headers }, events, signal) => {
  const address = url.replace(/^ws/, 'http')
  const init = {
    headers: { ...headers, upgrade: 'websocket' },
    redirect: 'manual',
    signal,
  } as const
  const response: Upgraded = await fetch(address, init)
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
    if (!closed) events.onMessage(typeof data === 'string' ? data : decoder.decode(data))
  }
  socket.onerror = () => onClose(1006, '')
  socket.onclose = ({ code, reason }) => onClose(code, reason)
  return {
    send: (text) => socket.send(text),
    close: () => socket.close(1000),
  }
}
