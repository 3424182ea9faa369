import { ApiError } from './api-error.ts'
import {
  AbortError,
  ConfigError,
  ConnectionError,
  ContractError,
  InputError,
  StreamError,
  TimeoutError,
} from './client-errors.ts'
import {
  AuthenticationError,
  ConflictError,
  GoneError,
  NotFoundError,
  PermissionError,
  RateLimitError,
  ServerError,
  ValidationError,
} from './http-errors.ts'
import { MoltError } from './molt-error.ts'

type Guard<E> = (value: unknown) => value is E

const guard =
  <E>(type: abstract new (...args: never[]) => E): Guard<E> =>
  (value): value is E =>
    value instanceof type

/** Whether a value is a {@link MoltError}, of any copy of the package. */
export const isMoltError: Guard<MoltError> = /* @__PURE__ */ guard(MoltError)
/** Whether a value is an {@link ApiError}, of any copy of the package. */
export const isApiError: Guard<ApiError> = /* @__PURE__ */ guard(ApiError)
/** Whether a value is an {@link AuthenticationError}, of any copy of the package. */
export const isAuthenticationError: Guard<AuthenticationError> =
  /* @__PURE__ */ guard(AuthenticationError)
/** Whether a value is a {@link PermissionError}, of any copy of the package. */
export const isPermissionError: Guard<PermissionError> = /* @__PURE__ */ guard(PermissionError)
/** Whether a value is a {@link NotFoundError}, of any copy of the package. */
export const isNotFoundError: Guard<NotFoundError> = /* @__PURE__ */ guard(NotFoundError)
/** Whether a value is a {@link ConflictError}, of any copy of the package. */
export const isConflictError: Guard<ConflictError> = /* @__PURE__ */ guard(ConflictError)
/** Whether a value is a {@link ValidationError}, of any copy of the package. */
export const isValidationError: Guard<ValidationError> = /* @__PURE__ */ guard(ValidationError)
/** Whether a value is a {@link RateLimitError}, of any copy of the package. */
export const isRateLimitError: Guard<RateLimitError> = /* @__PURE__ */ guard(RateLimitError)
/** Whether a value is a {@link GoneError}, of any copy of the package. */
export const isGoneError: Guard<GoneError> = /* @__PURE__ */ guard(GoneError)
/** Whether a value is a {@link ServerError}, of any copy of the package. */
export const isServerError: Guard<ServerError> = /* @__PURE__ */ guard(ServerError)
/** Whether a value is a {@link ConnectionError}, of any copy of the package. */
export const isConnectionError: Guard<ConnectionError> = /* @__PURE__ */ guard(ConnectionError)
/** Whether a value is a {@link TimeoutError}, of any copy of the package. */
export const isTimeoutError: Guard<TimeoutError> = /* @__PURE__ */ guard(TimeoutError)
/** Whether a value is an {@link AbortError}, of any copy of the package. */
export const isAbortError: Guard<AbortError> = /* @__PURE__ */ guard(AbortError)
/** Whether a value is an {@link InputError}, of any copy of the package. */
export const isInputError: Guard<InputError> = /* @__PURE__ */ guard(InputError)
/** Whether a value is a {@link ContractError}, of any copy of the package. */
export const isContractError: Guard<ContractError> = /* @__PURE__ */ guard(ContractError)
/** Whether a value is a {@link StreamError}, of any copy of the package. */
export const isStreamError: Guard<StreamError> = /* @__PURE__ */ guard(StreamError)
/** Whether a value is a {@link ConfigError}, of any copy of the package. */
export const isConfigError: Guard<ConfigError> = /* @__PURE__ */ guard(ConfigError)
