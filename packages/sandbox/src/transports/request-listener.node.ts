import type { RequestListener, ServerResponse } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { jsonResponse } from '../kit/json-response.ts'
import { ConnectionResetError } from '../runtime/connection-reset-error.ts'
import { realTimers } from '../runtime/real-timers.ts'
import type { Router } from './router.ts'

/** Sends the router's responses, and destroys the TCP socket on a `ConnectionResetError`. */
export const requestListener = (router: Router): RequestListener =>
  getRequestListener(
    async (request, { outgoing }) => {
      const response = outgoing as ServerResponse
      try {
        return withSocketErrors(await router.handle(request, request.signal), response)
      } catch (error) {
        if (!(error instanceof ConnectionResetError))
          return jsonResponse(500, { error: String(error) })
        response.destroy()
        return RESPONSE_ALREADY_SENT
      }
    },
    // The global Request and Response of the caller's process stay unchanged.
    { overrideGlobalObjects: false },
  )

/** Destroys the TCP socket when a body without a known length breaks off. */
const withSocketErrors = (response: Response, outgoing: ServerResponse): Response => {
  const { body, status, headers } = response
  if (!body || headers.has('content-length')) return response
  return new Response(destroyOnError(body, outgoing), { status, headers })
}

const destroyOnError = (
  body: ReadableStream<Uint8Array>,
  outgoing: ServerResponse,
): ReadableStream<Uint8Array> => {
  const reader = body.getReader()
  return new ReadableStream(
    {
      async pull(controller) {
        const { done, value } = await reader.read().catch(() => destroyAfterFlush(outgoing))
        if (value) controller.enqueue(value)
        if (done) controller.close()
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  )
}

/** Destroys the TCP socket after the written data was sent. The promise never settles. */
const destroyAfterFlush = (outgoing: ServerResponse): Promise<never> => {
  realTimers.setTimeout(() => outgoing.destroy())
  return new Promise(() => undefined)
}
