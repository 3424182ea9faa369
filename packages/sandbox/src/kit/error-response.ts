import type { RequestContext } from '../runtime/request-context.ts'
import type { HttpError } from './http-error.ts'
import { jsonResponse } from './json-response.ts'
import type { PlatformAdapter } from './platform.ts'

/** A refusal as an answer in the platform's own error shape. */
export const errorResponse = (
  house: PlatformAdapter<unknown>,
  refusal: HttpError,
  exchange: RequestContext,
): Response => {
  exchange.error = refusal
  return jsonResponse(refusal.status, house.errorBody(refusal))
}
