import { MoltError } from './molt-error.ts'

/** A stream broke off, sent an error, or sent what cannot be read. */
export class StreamError extends MoltError {
  static override readonly kind = 'StreamError'
  declare readonly name: 'StreamError'
}
