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
 * Returns handlers for the platforms' real base URLs and for the sandbox's own. Server-sent events
 * and WebSockets pass through them unchanged.
 *
 * @example
 * const sandbox = createSandbox()
 * const server = setupServer(...handlers(sandbox))
 */
export const handlers = (sandbox: Sandbox): (HttpHandler | WebSocketHandler)[] => [
  httpHandler(sandbox),
  webSocketHandler(sandbox),
]

/** One handler for all HTTP requests: the sandbox's router decides which routes exist. */
const httpHandler = (sandbox: Sandbox): HttpHandler =>
  http.all(
    ({ request }) => sandbox.serves(request.url),
    async ({ request }) => {
      try {
        if (isUpgrade(request)) return unsupportedUpgradeResponse()
        return withFlushedHeaders(await sandbox.fetch(request))
      } catch (error) {
        // A browser page sees a closed connection as a network error.
        if (isConnectionReset(error)) return HttpResponse.error()
        throw error
      }
    },
  )

const isConnectionReset = (error: unknown): boolean =>
  error instanceof TypeError && error.cause instanceof ConnectionResetError

/** Prepends an empty chunk, because MSW in Node sends the headers only with the first chunk. */
const withFlushedHeaders = (response: Response): Response => {
  const { body, headers, status } = response
  if (!body || headers.has('content-length')) return response
  return new Response(prependEmptyChunk(body), { status, headers })
}
