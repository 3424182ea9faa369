import { ApiError } from '@molt-sdk/core'

/** The tokens of the month are used up. The status is that of a rate limit, but no wait helps. */
export class QuotaExceededError extends ApiError {
  static override readonly kind = 'QuotaExceededError'
  declare readonly name: 'QuotaExceededError'
}
