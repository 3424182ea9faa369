import { ApiError } from '@molt-sdk/core'

/**
 * The agent is starting and does not accept calls yet. The platform reports it with status 503, or
 * with 202, which otherwise means success. `waitUntilReady()` waits until the agent is running.
 */
export class AgentInitializingError extends ApiError {
  static override readonly kind = 'AgentInitializingError'
  declare readonly name: 'AgentInitializingError'
}

/** The agent is paused. It does not start by itself, so waiting does not help. */
export class AgentPausedError extends ApiError {
  static override readonly kind = 'AgentPausedError'
  declare readonly name: 'AgentPausedError'
}

/** The agent did not reply within `timeout_seconds`. Raise the limit or simplify the request. */
export class AgentTimeoutError extends ApiError {
  static override readonly kind = 'AgentTimeoutError'
  declare readonly name: 'AgentTimeoutError'
}

/** The monthly token quota is used up. The status is that of a rate limit, but retrying does not help. */
export class QuotaExceededError extends ApiError {
  static override readonly kind = 'QuotaExceededError'
  declare readonly name: 'QuotaExceededError'
}

/** Returns whether a value is an {@link AgentInitializingError}, from any copy of the package. */
export const isAgentInitializingError = (value: unknown): value is AgentInitializingError =>
  value instanceof AgentInitializingError

/** Returns whether a value is an {@link AgentPausedError}, from any copy of the package. */
export const isAgentPausedError = (value: unknown): value is AgentPausedError =>
  value instanceof AgentPausedError

/** Returns whether a value is an {@link AgentTimeoutError}, from any copy of the package. */
export const isAgentTimeoutError = (value: unknown): value is AgentTimeoutError =>
  value instanceof AgentTimeoutError

/** Returns whether a value is a {@link QuotaExceededError}, from any copy of the package. */
export const isQuotaExceededError = (value: unknown): value is QuotaExceededError =>
  value instanceof QuotaExceededError
