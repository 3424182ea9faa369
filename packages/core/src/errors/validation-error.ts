import type { FieldErrors } from '@molt-sdk/contracts/kernel'
import { ApiError } from './api-error.ts'

/** The platform refused the input (400 or 422). */
export class ValidationError extends ApiError {
  static override readonly kind = 'ValidationError'
  declare readonly name: 'ValidationError'
  /** What is wrong, by field, as far as the platform says. */
  declare readonly fields?: FieldErrors
}
