import { ApiError } from './api-error.ts'

/** The thing has been there and will not come back (410). */
export class GoneError extends ApiError {
  static override readonly kind = 'GoneError'
  declare readonly name: 'GoneError'
}
