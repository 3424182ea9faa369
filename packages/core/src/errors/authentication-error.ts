import { ApiError } from './api-error.ts'

/** The key is missing, wrong or revoked (401). */
export class AuthenticationError extends ApiError {
  static override readonly kind = 'AuthenticationError'
  declare readonly name: 'AuthenticationError'
}
