import type { FieldErrors } from '@molt-sdk/contracts/kernel'
import type { ErrorContext } from './molt-error.ts'
import { defineNonEnumerable, MoltError } from './molt-error.ts'

export interface ApiErrorContext extends ErrorContext {
  readonly details?: Readonly<Record<string, unknown>> | undefined
  readonly fields?: FieldErrors | undefined
  readonly headers?: Headers | undefined
  readonly body?: unknown
}

/** The platform answered, and the answer was a refusal or a failure. */
export class ApiError extends MoltError {
  static override readonly kind: string = 'ApiError'

  /** What the platform adds to the message, with secrets masked. */
  declare readonly details?: Readonly<Record<string, unknown>>
  /** Headers of the answer; left out of logs and JSON. */
  declare readonly headers?: Headers
  /** At most 64 KB of the body, parsed if it was JSON, secrets masked; left out of logs and JSON. */
  declare readonly body?: unknown

  constructor(message: string, { headers, body, ...context }: ApiErrorContext = {}) {
    super(message, context)
    defineNonEnumerable(this, 'headers', headers)
    defineNonEnumerable(this, 'body', body)
  }
}
