import { MoltError } from './molt-error.ts'

/** The caller's signal was aborted; its reason is the `cause`. */
export class AbortError extends MoltError {
  static override readonly kind = 'AbortError'
  declare readonly name: 'AbortError'
}
