import type { FieldErrors } from '@molt-sdk/contracts/kernel'
import type { ErrorContext } from './molt-error.ts'
import { MoltError } from './molt-error.ts'

/**
 * The answer is not JSON, or, with `contract: 'strict'`, not what the contract promises.
 * The platform has acted all the same.
 */
export class ContractError extends MoltError {
  static override readonly kind = 'ContractError'
  declare readonly name: 'ContractError'
  /** What differs, by field. */
  declare readonly fields?: FieldErrors

  constructor(
    message: string,
    context: ErrorContext & { readonly fields?: FieldErrors | undefined },
  ) {
    super(message, context)
  }
}
