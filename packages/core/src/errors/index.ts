export { AbortError } from './abort-error.ts'
export { ApiError } from './api-error.ts'
export { AuthenticationError } from './authentication-error.ts'
export { ConfigError } from './config-error.ts'
export { ConflictError } from './conflict-error.ts'
export { ConnectionError } from './connection-error.ts'
export { ContractError } from './contract-error.ts'
export { GoneError } from './gone-error.ts'
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
} from './guards.ts'
export { InputError } from './input-error.ts'
export { MoltError } from './molt-error.ts'
export { NotFoundError } from './not-found-error.ts'
export { PermissionError } from './permission-error.ts'
export { RateLimitError } from './rate-limit-error.ts'
export { ServerError } from './server-error.ts'
export { StreamError } from './stream-error.ts'
export { TimeoutError } from './timeout-error.ts'
export { ValidationError } from './validation-error.ts'
export type { WebhookErrorCode } from './webhook-error.ts'
export { isWebhookError, WebhookError } from './webhook-error.ts'
