import { AbortError } from './abort-error.ts'
import { ApiError } from './api-error.ts'
import { AuthenticationError } from './authentication-error.ts'
import { ConfigError } from './config-error.ts'
import { ConflictError } from './conflict-error.ts'
import { ConnectionError } from './connection-error.ts'
import { ContractError } from './contract-error.ts'
import { GoneError } from './gone-error.ts'
import { InputError } from './input-error.ts'
import { MoltError } from './molt-error.ts'
import { NotFoundError } from './not-found-error.ts'
import { PermissionError } from './permission-error.ts'
import { RateLimitError } from './rate-limit-error.ts'
import { ServerError } from './server-error.ts'
import { StreamError } from './stream-error.ts'
import { TimeoutError } from './timeout-error.ts'
import { ValidationError } from './validation-error.ts'

type Guard<E> = (value: unknown) => value is E

const guard =
  <E>(type: abstract new (...args: never[]) => E): Guard<E> =>
  (value): value is E =>
    value instanceof type

export const isMoltError: Guard<MoltError> = /* @__PURE__ */ guard(MoltError)
export const isApiError: Guard<ApiError> = /* @__PURE__ */ guard(ApiError)
export const isAuthenticationError: Guard<AuthenticationError> =
  /* @__PURE__ */ guard(AuthenticationError)
export const isPermissionError: Guard<PermissionError> = /* @__PURE__ */ guard(PermissionError)
export const isNotFoundError: Guard<NotFoundError> = /* @__PURE__ */ guard(NotFoundError)
export const isConflictError: Guard<ConflictError> = /* @__PURE__ */ guard(ConflictError)
export const isValidationError: Guard<ValidationError> = /* @__PURE__ */ guard(ValidationError)
export const isRateLimitError: Guard<RateLimitError> = /* @__PURE__ */ guard(RateLimitError)
export const isGoneError: Guard<GoneError> = /* @__PURE__ */ guard(GoneError)
export const isServerError: Guard<ServerError> = /* @__PURE__ */ guard(ServerError)
export const isConnectionError: Guard<ConnectionError> = /* @__PURE__ */ guard(ConnectionError)
export const isTimeoutError: Guard<TimeoutError> = /* @__PURE__ */ guard(TimeoutError)
export const isAbortError: Guard<AbortError> = /* @__PURE__ */ guard(AbortError)
export const isInputError: Guard<InputError> = /* @__PURE__ */ guard(InputError)
export const isContractError: Guard<ContractError> = /* @__PURE__ */ guard(ContractError)
export const isStreamError: Guard<StreamError> = /* @__PURE__ */ guard(StreamError)
export const isConfigError: Guard<ConfigError> = /* @__PURE__ */ guard(ConfigError)
