import type { RequestContext } from '../runtime/request-context.ts'
import type { HttpError } from './http-error.ts'
import { jsonResponse } from './json-response.ts'
import type { PlatformAdapter } from './platform.ts'

/** Returns an error as a response in the platform's own error format, and notes it for the log. */
export const errorResponse = (
  adapter: PlatformAdapter<unknown>,
  error: HttpError,
  requestContext: RequestContext,
): Response => {
  requestContext.error = error
  return jsonResponse(error.status, adapter.errorBody(error))
}
