import { ApiError } from './api-error.ts'

/** There is no such thing, or not for this key (404). */
export class NotFoundError extends ApiError {
  static override readonly kind = 'NotFoundError'
  declare readonly name: 'NotFoundError'
}
