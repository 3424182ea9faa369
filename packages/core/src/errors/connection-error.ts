import { MoltError } from './molt-error.ts'

/** No answer came, or only part of one. `code` is `connection_refused` if nothing was sent. */
export class ConnectionError extends MoltError {
  static override readonly kind = 'ConnectionError'
  declare readonly name: 'ConnectionError'
}
