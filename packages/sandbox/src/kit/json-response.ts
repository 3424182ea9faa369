import type { RequestContext } from '../runtime/request-context.ts'
import type { HttpError } from './http-error.ts'
import type { PlatformAdapter } from './platform.ts'

/** Returns a JSON response with its length, so that clients notice a truncated one. */
export const jsonResponse = (status: number, body: unknown): Response => {
  const bytes = new TextEncoder().encode(JSON.stringify(body))
  return new Response(bytes, {
    status,
    headers: { 'content-type': 'application/json', 'content-length': String(bytes.byteLength) },
  })
}

/** Returns an error as a response in the platform's own error format, and notes it for the log. */
export const errorResponse = (
  adapter: PlatformAdapter<unknown>,
  error: HttpError,
  requestContext: RequestContext,
): Response => {
  requestContext.error = error
  return jsonResponse(error.status, adapter.errorBody(error))
}
