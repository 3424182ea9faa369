import { ApiError } from './api-error.ts'

/** The key is good, but may not do this (403). */
export class PermissionError extends ApiError {
  static override readonly kind = 'PermissionError'
  declare readonly name: 'PermissionError'
}
