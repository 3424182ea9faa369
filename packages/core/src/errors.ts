/**
 * The errors that all Molt clients share, and their guards. The clients re-export this list.
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
