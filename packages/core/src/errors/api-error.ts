import type { FieldErrors } from '@molt-sdk/contracts/kernel'
import type { ErrorContext } from './molt-error.ts'
import { defineNonEnumerable, MoltError } from './molt-error.ts'

/** The properties of an `ApiError`. */
export interface ApiErrorContext extends ErrorContext {
  readonly details?: Readonly<Record<string, unknown>> | undefined
  readonly fields?: FieldErrors | undefined
  readonly headers?: Headers | undefined
  readonly body?: unknown
}

/** The platform responded with an error. */
export class ApiError extends MoltError {
  static override readonly kind: string = 'ApiError'

  /** Further information from the platform, with secrets masked. */
  declare readonly details?: Readonly<Record<string, unknown>>
  /** Headers of the response. Not included in logs and JSON. */
  declare readonly headers?: Headers
  /** At most 64 KB of the body, parsed if it is JSON, with secrets masked. Not included in logs and JSON. */
  declare readonly body?: unknown

  constructor(message: string, { headers, body, ...context }: ApiErrorContext = {}) {
    super(message, context)
    defineNonEnumerable(this, 'headers', headers)
    defineNonEnumerable(this, 'body', body)
  }
}
