import type { FieldErrors } from '@molt-sdk/contracts/kernel'
import type { ErrorContext } from './molt-error.ts'
import { MoltError } from './molt-error.ts'

/** An option of a client, a call or a webhook is missing or invalid. */
export class ConfigError extends MoltError {
  static override readonly kind = 'ConfigError'
  declare readonly name: 'ConfigError'
}

/** The input does not match the contract. Nothing was sent. */
export class InputError extends MoltError {
  static override readonly kind = 'InputError'
  declare readonly name: 'InputError'
  /** What is wrong, by field name: the first 20 errors. `''` has their number if there are more. */
  declare readonly fields: FieldErrors

  constructor(message: string, context: ErrorContext & { readonly fields: FieldErrors }) {
    super(message, { code: 'invalid_input', ...context })
  }
}

/** No response was received, or only part of one. `code` is `connect_failed` if nothing was sent. */
export class ConnectionError extends MoltError {
  static override readonly kind = 'ConnectionError'
  declare readonly name: 'ConnectionError'
}

/** The call timed out: `code` is `timeout`, `total_timeout` or `idle_timeout`. */
export class TimeoutError extends MoltError {
  static override readonly kind = 'TimeoutError'
  declare readonly name: 'TimeoutError'
}

/** The caller's signal was aborted; its reason is the `cause`. */
export class AbortError extends MoltError {
  static override readonly kind = 'AbortError'
  declare readonly name: 'AbortError'
}

/** A stream ended early, sent an error, or sent an event that cannot be read. */
export class StreamError extends MoltError {
  static override readonly kind = 'StreamError'
  declare readonly name: 'StreamError'
}

/**
 * The response is not valid JSON or, with `contract: 'strict'`, does not match the contract.
 * The platform has processed the request.
 */
export class ContractError extends MoltError {
  static override readonly kind = 'ContractError'
  declare readonly name: 'ContractError'
  /** What does not match, by field name: the first 20 errors. `''` has their number if there are more. */
  declare readonly fields?: FieldErrors

  constructor(
    message: string,
    context: ErrorContext & { readonly fields?: FieldErrors | undefined },
  ) {
    super(message, context)
  }
}
