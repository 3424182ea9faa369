/**
 * The public API that all Molt clients share: the errors, and the types of options and results.
 *
 * @module
 */
export type { FieldErrors } from '@molt-sdk/contracts/kernel'
export { ApiError } from './errors/api-error.ts'
export {
  AbortError,
  ConfigError,
  ConnectionError,
  ContractError,
  InputError,
  StreamError,
  TimeoutError,
} from './errors/client-errors.ts'
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
export {
  AuthenticationError,
  ConflictError,
  GoneError,
  NotFoundError,
  PermissionError,
  RateLimitError,
  ServerError,
  ValidationError,
} from './errors/http-errors.ts'
export { MoltError } from './errors/molt-error.ts'
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
