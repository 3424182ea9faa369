/**
 * The sandbox as MSW handlers, for node and for browsers.
 *
 * @module
 */
import type { HttpHandler } from 'msw/http'
import { HttpResponse, http } from 'msw/http'
import type { Sandbox } from './sandbox.ts'

/**
 * Handlers that answer for the platforms' real base URLs and for the sandbox's own. Server-sent
 * events come through them as they are.
 *
 * @example
 * const sandbox = createSandbox()
 * const server = setupServer(...handlers(sandbox))
 */
export const handlers = (sandbox: Sandbox): HttpHandler[] => [overHttp(sandbox)]

/** One handler for all of HTTP: which routes there are is the sandbox's own business. */
const overHttp = (sandbox: Sandbox): HttpHandler =>
  http.all(
    ({ request }) => sandbox.serves(request.url),
    async ({ request }) => {
      try {
        return await sandbox.fetch(request)
      } catch (error) {
        // What a page sees of a connection that broke.
        if (error instanceof TypeError) return HttpResponse.error()
        throw error
      }
    },
  )
