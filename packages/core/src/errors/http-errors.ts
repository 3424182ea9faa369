import type { FieldErrors } from '@molt-sdk/contracts/kernel'
import { ApiError } from './api-error.ts'

/** The API key is missing, wrong or revoked (401). */
export class AuthenticationError extends ApiError {
  static override readonly kind = 'AuthenticationError'
  declare readonly name: 'AuthenticationError'
}

/** The API key is valid, but does not permit this operation (403). */
export class PermissionError extends ApiError {
  static override readonly kind = 'PermissionError'
  declare readonly name: 'PermissionError'
}

/** The resource does not exist, or is not visible to this API key (404). */
export class NotFoundError extends ApiError {
  static override readonly kind = 'NotFoundError'
  declare readonly name: 'NotFoundError'
}

/** The request conflicts with the current state of the resource (409). */
export class ConflictError extends ApiError {
  static override readonly kind: string = 'ConflictError'
  declare readonly name: string
}

/** The resource existed, but is permanently gone (410). */
export class GoneError extends ApiError {
  static override readonly kind = 'GoneError'
  declare readonly name: 'GoneError'
}

/** The platform rejected the input (400 or 422). */
export class ValidationError extends ApiError {
  static override readonly kind = 'ValidationError'
  declare readonly name: 'ValidationError'
  /** What is wrong, by field name, if the platform reports it. */
  declare readonly fields?: FieldErrors
}

/** Too many calls (429), or a call that the client held back. See `retryAfterMs`. */
export class RateLimitError extends ApiError {
  static override readonly kind = 'RateLimitError'
  declare readonly name: 'RateLimitError'
}

/** The platform failed (5xx). */
export class ServerError extends ApiError {
  static override readonly kind = 'ServerError'
  declare readonly name: 'ServerError'
}
