import { ApiError } from './api-error.ts'

/** Something else got there first, or the thing is in another state (409). */
export class ConflictError extends ApiError {
  static override readonly kind: string = 'ConflictError'
  declare readonly name: string
}
