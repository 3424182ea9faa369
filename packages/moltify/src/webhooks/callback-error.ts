import type { FieldErrors } from '@molt-sdk/contracts/kernel'
import {
  ApiError,
  AuthenticationError,
  ConnectionError,
  ContractError,
  NotFoundError,
  PermissionError,
  RateLimitError,
  ServerError,
  TimeoutError,
  ValidationError,
} from '@molt-sdk/core'
import { StateError } from '../state-error.ts'

const operation = 'callbackTask'

/** As a client has them, so that it makes no difference to a `catch` which of the two answered. */
const byStatus: Readonly<Record<number, typeof ApiError>> = {
  400: ValidationError,
  401: AuthenticationError,
  403: PermissionError,
  404: NotFoundError,
  429: RateLimitError,
}

/** There was no answer, or not the whole of one. */
export const toConnectionError = (
  attempts: number,
  cause: unknown,
): ConnectionError | TimeoutError => {
  const { name, code } = Object(cause)
  const system = `${code ?? Object(Object(cause).cause).code ?? ''}`
  // Nothing was sent.
  const refused = /ECONNREFUSED|ConnectionRefused|ENOTFOUND|EAI_AGAIN|UNREACH|CONNECT_TIMEOUT/.test(
    system,
  )
  const context = { operation, attempts, cause, retryable: refused }
  const outcome = refused ? undefined : ('unknown' as const)
  if (name === 'TimeoutError') {
    const message = 'The callback had no whole answer in time.'
    return new TimeoutError(message, { ...context, outcome, code: 'timeout' })
  }
  const message = `The callback ${refused ? 'could not reach the server' : 'lost the connection'}.`
  return new ConnectionError(`${message}${system && ` (${system})`}`, {
    ...context,
    outcome,
    code: refused ? 'connect_failed' : 'connection_lost',
  })
}

/** Whoever answered with a 200 was perhaps not the platform: a gateway on the way can do it too. */
export const toContractError = (attempts: number, { status }: Response): ContractError =>
  new ContractError(`The callback was answered with ${status}, but not in JSON.`, {
    operation,
    attempts,
    status,
    code: 'malformed_json',
    outcome: 'unknown',
  })

/** The answer was a refusal or a failure. Where its time to wait is told, nothing was done. */
export const toApiError = (
  attempts: number,
  { status, headers }: Response,
  { error, errors }: Readonly<Record<string, unknown>>,
): ApiError => {
  const fields = Object(errors) === errors ? (errors as FieldErrors) : undefined
  const isLimit = status === 429
  const asked = headers.get('retry-after')
  const retryAfterMs =
    asked && (isLimit || status === 503)
      ? Math.max(0, Number(asked) * 1000 || Date.parse(asked) - Date.now()) || 0
      : undefined
  const retryable = isLimit || retryAfterMs !== undefined
  const isState = status === 409 || (status === 400 && !fields)
  const type = isState ? StateError : (byStatus[status] ?? (status < 500 ? ApiError : ServerError))
  const hint =
    status === 401 ? ' Is the clock right, and is this the secret that Moltify has now?' : ''
  return new type(
    `The callback failed with ${status}: ${error || 'the answer says no more'}.${hint}`,
    {
      operation,
      attempts,
      status,
      code: `http_${status}`,
      headers,
      fields,
      retryable,
      retryAfterMs,
      // A server can fail on its way back.
      outcome: !retryable && (status >= 500 || status === 408) ? 'unknown' : undefined,
    },
  )
}
