/**
 * The sandbox as MSW handlers, for node and for browsers.
 *
 * @module
 */
import type { HttpHandler } from 'msw/http'
import { HttpResponse, http } from 'msw/http'
import type { WebSocketHandler } from 'msw/ws'
import { prependEmptyChunk } from '../faults/bodies.ts'
import { ConnectionResetError } from '../runtime/connection-reset-error.ts'
import type { Sandbox } from '../sandbox.ts'
import { isUpgrade, unsupportedUpgradeResponse, webSocketHandler } from './msw-sockets.ts'

/**
 * Handlers that answer for the platforms' real base URLs and for the sandbox's own. Server-sent
 * events and WebSockets come through them as they are.
 *
 * @example
 * const sandbox = createSandbox()
 * const server = setupServer(...handlers(sandbox))
 */
export const handlers = (sandbox: Sandbox): (HttpHandler | WebSocketHandler)[] => [
  httpHandler(sandbox),
  webSocketHandler(sandbox),
]

/** One handler for all of HTTP: which routes there are is the sandbox's own business. */
const httpHandler = (sandbox: Sandbox): HttpHandler =>
  http.all(
    ({ request }) => sandbox.serves(request.url),
    async ({ request }) => {
      try {
        if (isUpgrade(request)) return unsupportedUpgradeResponse()
        return withFlushedHeaders(await sandbox.fetch(request))
      } catch (error) {
        // What a page sees of a connection that broke.
        if (isConnectionReset(error)) return HttpResponse.error()
        throw error
      }
    },
  )

const isConnectionReset = (error: unknown): boolean =>
  error instanceof TypeError && error.cause instanceof ConnectionResetError

/** MSW in node keeps the headers back until there is a chunk, however long that takes. */
const withFlushedHeaders = (response: Response): Response => {
  const { body, headers, status } = response
  if (!body || headers.has('content-length')) return response
  return new Response(prependEmptyChunk(body), { status, headers })
}
