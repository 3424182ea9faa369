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
import type { ClientPlatform } from './client-platform.ts'
import { parseJson } from './parse-json.ts'
import { readRequestId } from './request-id.ts'
import { isOutcomeUnknown, isRetryable, noteRejection } from './retry.ts'
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
  const { status } = response
  const headers = redact.headers(response.headers)
  const parsed = parseJson(text)
  // Redacted before any of it is cut, so that no half of a secret is left.
  const body = parsed === undefined ? redact.excerpt(text, text.length) : redact.value(parsed)
  const failure = platform.envelope.parseError(parsed, status) ?? {}
  const code = redact.string(failure.code ?? `http_${status}`)
  const retryAfterMs = parseRetryAfter(status, headers, failure.retryAfterMs)
  const what = {
    status,
    documented: !!failure.documented || status === platform.pendingStatus,
    retryAfterMs,
  }
  const retryable =
    !platform.nonRetryableCodes.includes(code) &&
    (platform.retryableCodes?.includes(code) || isRetryable(operation.effect, what))
  const ErrorClass =
    platform.errorClassFor?.(operation, failure, status) ??
    errorClassByStatus[status] ??
    (status >= 500 ? ServerError : ApiError)
  const context: ApiErrorContext = {
    code,
    status,
    operation: operation.id,
    attempts,
    requestId: readRequestId(headers, redact),
    retryAfterMs,
    retryable,
    outcome: !retryable && isOutcomeUnknown(operation.effect, what) ? 'unknown' : undefined,
    details: redact.value(failure.details) as ApiErrorContext['details'],
    // As an array of entries: redacted by name, the messages about a secret would be lost.
    fields:
      failure.fields &&
      Object.fromEntries(redact.value(Object.entries(failure.fields)) as [string, string[]][]),
    headers,
    body,
  }
  const message = redact.string(
    failure.message ?? describeBody(headers, redact.excerpt(text.trim())),
  )
  const hint =
    status === 401
      ? (platform.authHint ?? `Check the API key passed as apiKey or set in ${platform.auth.env}.`)
      : status === 429 && retryable
        ? "Send fewer requests, or set rateLimit: 'wait'."
        : platform.hintFor?.(operation, failure, status)
  const error = new ErrorClass(
    `${operation.id} failed with ${failure.code ? `${status} ${code}` : status}: ${hint ? `${message.replace(/\w$/, '$&.')} ${hint}` : message}`,
    context,
  )
  noteRejection(error, what)
  return error
}

const describeBody = (headers: Headers, text: string): string => {
  if (!text) return 'the response body is empty.'
  const contentType = headers.get('content-type')?.split(';')[0] ?? 'no content type'
  return `the response is not in the documented error format (${contentType}): ${text}`
}
