/**
 * The sandbox as MSW handlers, for node and for browsers.
 *
 * @module
 */
import type { HttpHandler } from 'msw/http'
import { HttpResponse, http } from 'msw/http'
import type { WebSocketHandler } from 'msw/ws'
import { opened } from './bodies.ts'
import { ConnectionLost } from './connection-lost.ts'
import { isUpgrade, notCarried, overSockets } from './msw-sockets.ts'
import type { Sandbox } from './sandbox.ts'

/**
 * Handlers that answer for the platforms' real base URLs and for the sandbox's own. Server-sent
 * events and WebSockets come through them as they are.
 *
 * @example
 * const sandbox = createSandbox()
 * const server = setupServer(...handlers(sandbox))
 */
export const handlers = (sandbox: Sandbox): (HttpHandler | WebSocketHandler)[] => [
  overHttp(sandbox),
  overSockets(sandbox),
]

/** One handler for all of HTTP: which routes there are is the sandbox's own business. */
const overHttp = (sandbox: Sandbox): HttpHandler =>
  http.all(
    ({ request }) => sandbox.serves(request.url),
    async ({ request }) => {
      try {
        if (isUpgrade(request)) return notCarried()
        return withHeadersFirst(await sandbox.fetch(request))
      } catch (error) {
        // What a page sees of a connection that broke.
        if (isBroken(error)) return HttpResponse.error()
        throw error
      }
    },
  )

const isBroken = (error: unknown): boolean =>
  error instanceof TypeError && error.cause instanceof ConnectionLost

/** MSW in node keeps the headers back until there is a chunk, however long that takes. */
const withHeadersFirst = (response: Response): Response => {
  const { body, headers, status } = response
  if (!body || headers.has('content-length')) return response
  return new Response(opened(body), { status, headers })
}
