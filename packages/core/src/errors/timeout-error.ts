import { MoltError } from './molt-error.ts'

/** Time ran out: `code` is `timeout`, `total_timeout` or `idle_timeout`. */
export class TimeoutError extends MoltError {
  static override readonly kind = 'TimeoutError'
  declare readonly name: 'TimeoutError'
}
