import { platform } from '@molt-sdk/contracts/moltghost'
import type { ApiError } from '@molt-sdk/core/errors'
import {
  AuthenticationError,
  GoneError,
  NotFoundError,
  RateLimitError,
  ServerError,
  StreamError,
  ValidationError,
} from '@molt-sdk/core/errors'
import { AgentInitializingError } from './agent-initializing-error.ts'
import { AgentPausedError } from './agent-paused-error.ts'
import { AgentTimeoutError } from './agent-timeout-error.ts'
import { QuotaExceededError } from './quota-exceeded-error.ts'

/**
 * The class of an error, by its code: the statuses of this platform mislead, and a stream or a
 * socket that fails on its way has none.
 */
export const errorByCode: Readonly<Record<string, typeof ApiError>> = {
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

/**
 * Gives what a stream failed with the class that the same failure has over HTTP. If nothing had
 * come of the answer, the agent turned the call down, which tells whether it may be made again.
 */
export const typedError = (error: unknown, begun: boolean): unknown => {
  if (!(error instanceof StreamError)) return error
  const { message, name, code, ...context } = { ...error, message: error.message }
  const type = Object.hasOwn(errorByCode, code) && errorByCode[code]
  if (!type) return error
  const { alwaysRetry } = platform as { alwaysRetry: readonly string[] }
  const retryable = !begun && alwaysRetry.includes(code)
  const failure = platform.envelope.failure({ error: { code } })
  return new type(message, {
    ...context,
    code,
    retryable,
    retryAfterMs: failure?.retryAfterMs,
    outcome: retryable ? undefined : error.outcome,
  })
}
