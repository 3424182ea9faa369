import type { FieldErrors } from '@molt-sdk/contracts/kernel'
import type { ErrorContext } from './molt-error.ts'
import { MoltError } from './molt-error.ts'

/** The input breaks the contract. Nothing was sent. */
export class InputError extends MoltError {
  static override readonly kind = 'InputError'
  declare readonly name: 'InputError'
  /** What is wrong, by field. */
  declare readonly fields: FieldErrors

  constructor(message: string, context: ErrorContext & { readonly fields: FieldErrors }) {
    super(message, { code: 'invalid_input', ...context })
  }
}
