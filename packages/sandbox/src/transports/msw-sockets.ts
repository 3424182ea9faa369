import type { WebSocketHandler } from 'msw/ws'
import { ws } from 'msw/ws'
import type { SocketConnection, StartSession } from '../kit/socket.ts'
import type { Sandbox } from '../sandbox.ts'

/** Converts a `ws:` URL to the `http:` URL of the same resource. */
const httpUrl = (url: string): string => url.replace(/^ws/, 'http')

/**
 * Response to an HTTP upgrade, by which the package ws opens its sockets in Node. MSW intercepts only
 * the global WebSocket and would leave such a socket open without a response.
 */
export const unsupportedUpgradeResponse = (): Response =>
  Response.json(
    {
      error:
        'MSW intercepts only the global WebSocket. For sockets of the "ws" package use startSandbox() from @molt-sdk/sandbox/node.',
    },
    { status: 501 },
  )

export const isUpgrade = ({ headers }: Request): boolean =>
  headers.get('upgrade')?.toLowerCase() === 'websocket'

const agentHostPattern = String.raw`wss://(?:[a-z0-9-]+\.)?agent\.moltghost\.io`

/** Returns one handler for the sockets of all agents. */
export const webSocketHandler = (sandbox: Sandbox): WebSocketHandler => {
  const sandboxUrlPattern = sandbox.moltghost.baseUrl
    .replace(/^http/, 'ws')
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const link = ws.link(
    new RegExp(`^(?:${agentHostPattern}|${sandboxUrlPattern}(?:/[^/?]+)?)/ws(?:\\?|$)`),
  )
  return link.addEventListener('connection', async ({ client }) => {
    const pendingMessages: unknown[] = []
    let onMessage = (data: unknown): void => void pendingMessages.push(data)
    let isClosed = false
    let onClose = (): void => {
      isClosed = true
    }
    client.addEventListener('message', ({ data }) => onMessage(data))
    client.addEventListener('close', () => onClose())
    const connection: SocketConnection = {
      send: (text) => client.send(text),
      close: (code, reason) => client.close(code, reason),
      drop: () => client.close(1006),
    }
    const url = httpUrl(client.url.href)
    const start = await openSession(sandbox, url)
    if (!start) return connection.drop()
    if (start instanceof Response)
      return connection.close(closeCodeFor(start.status), await readErrorCode(start))
    const session = start(connection)
    if (isClosed) return session.closed()
    onMessage = session.receive
    onClose = session.closed
    for (const data of pendingMessages) session.receive(data)
  })
}

const openSession = (sandbox: Sandbox, url: string): Promise<StartSession | Response | undefined> =>
  sandbox.openSocket(new Request(url)).catch(() => undefined)

/** Returns the close code for an HTTP status: MSW has opened the socket already. */
const closeCodeFor = (status: number): number => {
  if (status === 401) return 4001
  return status === 202 || status === 410 || status === 503 ? 1001 : 1011
}

const readErrorCode = async (response: Response): Promise<string> => {
  const body: unknown = await response.json().catch(() => undefined)
  const { error } = (body ?? {}) as { readonly error?: { readonly code?: unknown } }
  return typeof error?.code === 'string' ? error.code : ''
}
