import { ApiError } from './api-error.ts'

/** The platform failed (5xx). */
export class ServerError extends ApiError {
  static override readonly kind = 'ServerError'
  declare readonly name: 'ServerError'
}
