export type { FieldErrors } from '@molt-sdk/contracts/kernel'
export {
  AbortError,
  ApiError,
  AuthenticationError,
  ConfigError,
  ConflictError,
  ConnectionError,
  ContractError,
  GoneError,
  InputError,
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
  MoltError,
  NotFoundError,
  PermissionError,
  RateLimitError,
  ServerError,
  StreamError,
  TimeoutError,
  ValidationError,
} from '@molt-sdk/core'
export { AgentInitializingError } from './errors/agent-initializing-error.ts'
export { AgentPausedError } from './errors/agent-paused-error.ts'
export { AgentTimeoutError } from './errors/agent-timeout-error.ts'
export {
  isAgentInitializingError,
  isAgentPausedError,
  isAgentTimeoutError,
  isQuotaExceededError,
} from './errors/guards.ts'
export { QuotaExceededError } from './errors/quota-exceeded-error.ts'
