import { createHash, timingSafeEqual } from 'node:crypto'
import type { McpServerFactory } from '@modelcontextprotocol/server'
import {
  createMcpHandler,
  hostHeaderValidationResponse,
  isLegacyRequest,
  localhostAllowedHostnames,
  localhostAllowedOrigins,
  originValidationResponse,
} from '@modelcontextprotocol/server'
import { LegacySessions } from './legacy-sessions.ts'

/** Options of the HTTP handler. */
export interface HttpHandlerOptions {
  readonly factory: McpServerFactory
  /** Host names besides those of the loopback, in `Host` and in `Origin`. */
  readonly allowedHosts: readonly string[]
  /** The token that every request must have. */
  readonly token?: string | undefined
  readonly onError: (error: Error) => void
}

/** A handler of HTTP requests, and what ends its streams. */
export interface HttpHandler {
  readonly fetch: (request: Request) => Promise<Response>
  readonly close: () => Promise<void>
}

/**
 * Creates the handler of `/mcp`. A request of a web page, or one that reached the server by a name that
 * is not its own (DNS rebinding), is rejected.
 */
export const createHttpHandler = ({
  factory,
  allowedHosts,
  token,
  onError,
}: HttpHandlerOptions): HttpHandler => {
  const handler = createMcpHandler(factory, { legacy: 'reject', onerror: onError })
  const sessions = new LegacySessions(factory)
  const serve = async (request: Request): Promise<Response> =>
    (await isLegacyRequest(request.clone() as Request))
      ? sessions.fetch(request)
      : handler.fetch(request)
  const hosts = [...localhostAllowedHostnames(), ...allowedHosts]
  const origins = [...localhostAllowedOrigins(), ...allowedHosts]
  return {
    fetch: async (request) =>
      hostHeaderValidationResponse(request, hosts) ??
      originValidationResponse(request, origins) ??
      (token === undefined || hasToken(request, token) ? undefined : unauthorized()) ??
      (new URL(request.url).pathname === '/mcp'
        ? serve(request)
        : Response.json({ error: 'Not found. The server is at /mcp.' }, { status: 404 })),
    close: async () => {
      await Promise.all([handler.close(), sessions.close()])
    },
  }
}

const hasToken = (request: Request, token: string): boolean =>
  timingSafeEqual(digest(request.headers.get('authorization') ?? ''), digest(`Bearer ${token}`))

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

const unauthorized = (): Response =>
  Response.json(
    { error: 'Send the token of the server as `Authorization: Bearer <token>`.' },
    { status: 401, headers: { 'WWW-Authenticate': 'Bearer' } },
  )
