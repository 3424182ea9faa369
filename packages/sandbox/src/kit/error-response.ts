import type { RequestContext } from '../runtime/request-context.ts'
import type { HttpError } from './http-error.ts'
import { jsonResponse } from './json-response.ts'
import type { PlatformAdapter } from './platform.ts'

/** A refusal as an answer in the platform's own error shape. */
export const errorResponse = (
  adapter: PlatformAdapter<unknown>,
  refusal: HttpError,
  requestContext: RequestContext,
): Response => {
  requestContext.error = refusal
  return jsonResponse(refusal.status, adapter.errorBody(refusal))
}
