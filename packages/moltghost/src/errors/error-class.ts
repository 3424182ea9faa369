import type { Operation, ParsedError } from '@molt-sdk/contracts/kernel'
import { platform } from '@molt-sdk/contracts/moltghost'
import type { ApiError } from '@molt-sdk/core'
import {
  AuthenticationError,
  GoneError,
  NotFoundError,
  RateLimitError,
  ServerError,
  StreamError,
  ValidationError,
} from '@molt-sdk/core'
import {
  AgentInitializingError,
  AgentPausedError,
  AgentTimeoutError,
  QuotaExceededError,
} from './moltghost-errors.ts'

/**
 * MoltGhost uses HTTP statuses in unusual ways (403 for a rate limit), and errors in a stream or on
 * a socket have no status, so error classes are chosen by `error.code`.
 */
const errorByCode: Readonly<Record<string, typeof ApiError>> = {
  agent_initializing: AgentInitializingError,
  agent_paused: AgentPausedError,
  agent_restarting: ServerError,
  agent_failed: ServerError,
  agent_terminated: GoneError,
  internal_error: ServerError,
  invalid_api_key: AuthenticationError,
  invalid_request: ValidationError,
  model_not_found: NotFoundError,
  not_found: NotFoundError,
  quota_exceeded: QuotaExceededError,
  rate_limited: RateLimitError,
  skill_not_found: NotFoundError,
  timeout: AgentTimeoutError,
}

/** Returns the class for an error code, or `undefined` for an unknown code. */
export const errorClassForCode = (code: string): typeof ApiError | undefined =>
  Object.hasOwn(errorByCode, code) ? errorByCode[code] : undefined

/** Returns the error class for an HTTP error response. */
export const errorClassFor = (
  _operation: Operation,
  { code = '' }: ParsedError,
): typeof ApiError | undefined => errorClassForCode(code)

/** Returns whether the code means that nothing was done and a later attempt may succeed. */
export const isTransientCode = (code: string): boolean =>
  (platform.retryableCodes as readonly string[]).includes(code)

/**
 * Gives a stream error the class that the same error has over HTTP. If no text was received, the
 * agent rejected the call, so the code decides whether it is safe to retry.
 */
export const toTypedError = (error: unknown, hasStarted: boolean): unknown => {
  const Type = error instanceof StreamError && errorClassForCode(error.code)
  if (!Type) return error
  const { message, code, ...context } = { ...error, message: error.message }
  const retryable = !hasStarted && isTransientCode(code)
  return new Type(message, {
    ...context,
    code,
    retryable,
    retryAfterMs: platform.envelope.parseError({ error: { code } })?.retryAfterMs,
    outcome: retryable ? undefined : error.outcome,
  })
}
