import type { WebSocketHandler } from 'msw/ws'
import { ws } from 'msw/ws'
import type { SocketConnection, StartSession } from '../kit/socket.ts'
import type { Sandbox } from '../sandbox.ts'

/** The same address, as HTTP has it. */
const httpUrl = (url: string): string => url.replace(/^ws/, 'http')

/**
 * What a Node program gets that opens its socket by an HTTP upgrade, as the package ws does: MSW
 * carries the global WebSocket alone, and would leave such a socket open and silent.
 */
export const unsupportedUpgradeResponse = (): Response =>
  Response.json(
    { error: 'MSW carries the global WebSocket only. Start a sandbox on a port for this one.' },
    { status: 501 },
  )

export const isUpgrade = ({ headers }: Request): boolean =>
  headers.get('upgrade')?.toLowerCase() === 'websocket'

const agentHostPattern = String.raw`wss://(?:[a-z0-9-]+\.)?agent\.moltghost\.io`

/** One handler for the sockets of all agents. */
export const webSocketHandler = (sandbox: Sandbox): WebSocketHandler => {
  const sandboxUrlPattern = sandbox.moltghost.baseUrl
    .replace(/^http/, 'ws')
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const link = ws.link(
    new RegExp(`^(?:${agentHostPattern}|${sandboxUrlPattern}(?:/[^/?]+)?)/ws(?:\\?|$)`),
  )
  return link.addEventListener('connection', async ({ client }) => {
    const pendingMessages: unknown[] = []
    let hear = (data: unknown): void => void pendingMessages.push(data)
    let isClosed = false
    let gone = (): void => {
      isClosed = true
    }
    client.addEventListener('message', ({ data }) => hear(data))
    client.addEventListener('close', () => gone())
    const line: SocketConnection = {
      send: (text) => client.send(text),
      close: (code, reason) => client.close(code, reason),
      drop: () => client.close(1006),
    }
    const url = httpUrl(client.url.href)
    const start = await openSession(sandbox, url)
    if (!start) return line.drop()
    if (start instanceof Response)
      return line.close(closeCodeFor(start.status), await readErrorCode(start))
    const session = start(line)
    if (isClosed) return session.closed()
    hear = session.receive
    gone = session.closed
    for (const data of pendingMessages) session.receive(data)
  })
}

const openSession = (sandbox: Sandbox, url: string): Promise<StartSession | Response | undefined> =>
  sandbox.openSocket(new Request(url)).catch(() => undefined)

/** A socket that is open cannot be refused by a status any more. */
const closeCodeFor = (status: number): number => {
  if (status === 401) return 4001
  return status === 202 || status === 410 || status === 503 ? 1001 : 1011
}

const readErrorCode = async (refusal: Response): Promise<string> => {
  const body: unknown = await refusal.json().catch(() => undefined)
  const { error } = (body ?? {}) as { readonly error?: { readonly code?: unknown } }
  return typeof error?.code === 'string' ? error.code : ''
}
