import type { RequestListener, ServerResponse } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { jsonResponse } from '../kit/json-response.ts'
import { ConnectionResetError } from '../runtime/connection-reset-error.ts'
import type { Router } from './router.ts'

/** Answers over a socket, and breaks the socket where the sandbox says that the connection broke. */
export const requestListener = (door: Router): RequestListener =>
  getRequestListener(
    async (request, { outgoing }) => {
      const response = outgoing as ServerResponse
      try {
        return withSocketErrors(await door.handle(request, request.signal), response)
      } catch (error) {
        if (!(error instanceof ConnectionResetError))
          return jsonResponse(500, { error: String(error) })
        response.destroy()
        return RESPONSE_ALREADY_SENT
      }
    },
    // The caller's own process keeps its own Request and Response.
    { overrideGlobalObjects: false },
  )

/** A body that comes piece by piece: where it breaks, so does the socket. */
const withSocketErrors = (answer: Response, outgoing: ServerResponse): Response => {
  const { body, status, headers } = answer
  if (!body || headers.has('content-length')) return answer
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

/** Destroys the socket once what was written has left; nothing comes after that. */
const destroyAfterFlush = (outgoing: ServerResponse): Promise<never> => {
  setImmediate(() => outgoing.destroy())
  return new Promise(() => undefined)
}
