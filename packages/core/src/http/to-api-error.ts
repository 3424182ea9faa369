import type { Operation } from '@molt-sdk/contracts/kernel'
import type { ApiErrorContext } from '../errors/api-error.ts'
import { ApiError } from '../errors/api-error.ts'
import {
  AuthenticationError,
  ConflictError,
  GoneError,
  NotFoundError,
  PermissionError,
  RateLimitError,
  ServerError,
  ValidationError,
} from '../errors/http-errors.ts'
import type { Redactor } from '../observe/redact.ts'
import type { ClientPlatform } from './client-context.ts'
import { parseJson } from './parse-json.ts'
import { readRequestId } from './request-id.ts'
import { isOutcomeUnknown, isRetryable } from './retry.ts'
import { parseRetryAfter } from './retry-after.ts'

const errorClassByStatus: Readonly<Record<number, typeof ApiError>> = {
  400: ValidationError,
  401: AuthenticationError,
  403: PermissionError,
  404: NotFoundError,
  409: ConflictError,
  410: GoneError,
  422: ValidationError,
  429: RateLimitError,
}

/** Creates the error of a failed response. `text` is the part of the body that was read. */
export const toApiError = (
  platform: ClientPlatform,
  operation: Operation,
  response: Response,
  text: string,
  attempts: number,
  redact: Redactor,
): ApiError => {
  const { status, headers } = response
  // Redacted before it is cut, so that no part of a key is left.
  const redacted = redact.string(text)
  const body = parseJson(redacted) ?? redact.excerpt(redacted, text.length)
  const failure = platform.envelope.parseError(body, status) ?? {}
  const code = failure.code ?? `http_${status}`
  const wait = parseRetryAfter(status, headers, failure.retryAfterMs)
  const retryable =
    !platform.nonRetryableCodes.includes(code) &&
    (platform.retryableCodes?.includes(code) ||
      isRetryable(operation.effect, status, wait !== undefined))
  const ErrorClass =
    platform.errorClassFor?.(operation, failure, status) ??
    errorClassByStatus[status] ??
    (status >= 500 ? ServerError : ApiError)
  const context: ApiErrorContext = {
    code,
    status,
    operation: operation.id,
    attempts,
    requestId: readRequestId(headers),
    retryAfterMs: wait,
    retryable,
    outcome:
      !retryable && isOutcomeUnknown(operation.effect, status, failure.code)
        ? 'unknown'
        : undefined,
    details: redact.value(failure.details) as ApiErrorContext['details'],
    // As an array of entries: redacted by name, the messages about a secret would be lost.
    fields:
      failure.fields &&
      Object.fromEntries(redact.value(Object.entries(failure.fields)) as [string, string[]][]),
    headers,
    body: redact.value(body),
  }
  const message = redact.string(
    failure.message ?? describeBody(headers, redact.excerpt(redacted.trim())),
  )
  const hint =
    status === 401
      ? ` ${platform.authHint ?? `Check the API key passed as apiKey or set in ${platform.auth.env}.`}`
      : status === 429 && retryable
        ? " Send fewer requests, or set rateLimit: 'wait'."
        : ''
  return new ErrorClass(
    `${operation.id} failed with ${failure.code ? `${status} ${code}` : status}: ${hint ? message.replace(/\w$/, '$&.') : message}${hint}`,
    context,
  )
}

const describeBody = (headers: Headers, text: string): string => {
  if (!text) return 'the response body is empty.'
  const contentType = headers.get('content-type')?.split(';')[0] ?? 'no content type'
  return `the response is not in the documented error format (${contentType}): ${text}`
}
