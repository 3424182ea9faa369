/**
 * What the Molt clients have in common for those who use them: the errors, and the types of options
 * and results.
 *
 * @module
 */
export type { FieldErrors } from '@molt-sdk/contracts/kernel'
export { AbortError } from './errors/abort-error.ts'
export { ApiError } from './errors/api-error.ts'
export { AuthenticationError } from './errors/authentication-error.ts'
export { ConfigError } from './errors/config-error.ts'
export { ConflictError } from './errors/conflict-error.ts'
export { ConnectionError } from './errors/connection-error.ts'
export { ContractError } from './errors/contract-error.ts'
export { GoneError } from './errors/gone-error.ts'
export {
  isAbortError,
  isApiError,
  isAuthenticationError,
  isConfigError,
  isConflictError,
  isConnectionError,
  isContractError,
  isGoneError,
  isInputError,
  isMoltError,
  isNotFoundError,
  isPermissionError,
  isRateLimitError,
  isServerError,
  isStreamError,
  isTimeoutError,
  isValidationError,
} from './errors/guards.ts'
export { InputError } from './errors/input-error.ts'
export { MoltError } from './errors/molt-error.ts'
export { NotFoundError } from './errors/not-found-error.ts'
export { PermissionError } from './errors/permission-error.ts'
export { RateLimitError } from './errors/rate-limit-error.ts'
export { ServerError } from './errors/server-error.ts'
export { StreamError } from './errors/stream-error.ts'
export { TimeoutError } from './errors/timeout-error.ts'
export { ValidationError } from './errors/validation-error.ts'
export type { WebhookErrorCode } from './errors/webhook-error.ts'
export { isWebhookError, WebhookError } from './errors/webhook-error.ts'
export type { Call, WithResponse } from './http/call.ts'
export type { List, Page } from './http/list.ts'
export type {
  CallOptions,
  ClientOptions,
  ContractMode,
  OptionalKeyOptions,
  RateLimitMode,
} from './http/options.ts'
export type { RateLimit } from './http/rate-limit.ts'
export type { Fetch } from './http/transport.ts'
export type {
  CallEvent,
  DriftEvent,
  ErrorEvent,
  Hooks,
  RequestEvent,
  ResponseEvent,
  RetryEvent,
} from './observe/hooks.ts'
export type { Logger } from './observe/logger.ts'
export type { EventStream } from './streams/event-stream.ts'
