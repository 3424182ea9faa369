import type { WebSocketHandler } from 'msw/ws'
import { ws } from 'msw/ws'
import type { SocketLine, StartSession } from './kit/socket.ts'
import type { Sandbox } from './sandbox.ts'

/** The same address, as HTTP has it. */
const httpUrl = (url: string): string => url.replace(/^ws/, 'http')

/**
 * What a Node program gets that opens its socket by an HTTP upgrade, as the package ws does: MSW
 * carries the global WebSocket alone, and would leave such a socket open and silent.
 */
export const notCarried = (): Response =>
  Response.json(
    { error: 'MSW carries the global WebSocket only. Start a sandbox on a port for this one.' },
    { status: 501 },
  )

export const isUpgrade = ({ headers }: Request): boolean =>
  headers.get('upgrade')?.toLowerCase() === 'websocket'

const hosts = String.raw`wss://(?:[a-z0-9-]+\.)?agent\.moltghost\.io`

/** One handler for the sockets of all agents. */
export const overSockets = (sandbox: Sandbox): WebSocketHandler => {
  const own = sandbox.moltghost.baseUrl
    .replace(/^http/, 'ws')
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const link = ws.link(new RegExp(`^(?:${hosts}|${own}(?:/[^/?]+)?)/ws(?:\\?|$)`))
  return link.addEventListener('connection', async ({ client }) => {
    const early: unknown[] = []
    let hear = (data: unknown): void => void early.push(data)
    let left = false
    let gone = (): void => {
      left = true
    }
    client.addEventListener('message', ({ data }) => hear(data))
    client.addEventListener('close', () => gone())
    const line: SocketLine = {
      send: (text) => client.send(text),
      close: (code, reason) => client.close(code, reason),
      drop: () => client.close(1006),
    }
    const url = httpUrl(client.url.href)
    const start = await opened(sandbox, url)
    if (!start) return line.drop()
    if (start instanceof Response) return line.close(codeFor(start.status), await codeIn(start))
    const session = start(line)
    if (left) return session.gone()
    hear = session.hear
    gone = session.gone
    for (const data of early) session.hear(data)
  })
}

const opened = (sandbox: Sandbox, url: string): Promise<StartSession | Response | undefined> =>
  sandbox.openSocket(new Request(url)).catch(() => undefined)

/** A socket that is open cannot be refused by a status any more. */
const codeFor = (status: number): number => {
  if (status === 401) return 4001
  return status === 202 || status === 410 || status === 503 ? 1001 : 1011
}

const codeIn = async (refusal: Response): Promise<string> => {
  const body: unknown = await refusal.json().catch(() => undefined)
  const { error } = (body ?? {}) as { readonly error?: { readonly code?: unknown } }
  return typeof error?.code === 'string' ? error.code : ''
}
