import { ApiError } from './api-error.ts'

/** Too many calls (429), or one that the client held back itself. See `retryAfterMs`. */
export class RateLimitError extends ApiError {
  static override readonly kind = 'RateLimitError'
  declare readonly name: 'RateLimitError'
}
