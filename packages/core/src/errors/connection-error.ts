import { MoltError } from './molt-error.ts'

/** No answer came, or only part of one. `code` is `connect_failed` if nothing was sent. */
export class ConnectionError extends MoltError {
  static override readonly kind = 'ConnectionError'
  declare readonly name: 'ConnectionError'
}
