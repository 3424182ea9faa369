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
import { AgentInitializingError } from './agent-initializing-error.ts'
import { AgentPausedError } from './agent-paused-error.ts'
import { AgentTimeoutError } from './agent-timeout-error.ts'
import { QuotaExceededError } from './quota-exceeded-error.ts'

/**
 * The class of an error, by its code: the statuses of this platform mislead, and a stream or a
 * socket that fails on its way has none.
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

/** The class of a code, if the code is known. */
export const errorClassForCode = (code: string): typeof ApiError | undefined =>
  Object.hasOwn(errorByCode, code) ? errorByCode[code] : undefined

/** Whether an agent that says this has done nothing, and may do it later. */
export const isTransientCode = (code: string): boolean =>
  (platform.retryableCodes as readonly string[]).includes(code)

/**
 * Gives what a stream failed with the class that the same failure has over HTTP. If nothing had
 * come of the answer, the agent turned the call down, which tells whether it may be made again.
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
