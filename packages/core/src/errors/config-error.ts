import { MoltError } from './molt-error.ts'

/** A client was constructed with something that cannot work. */
export class ConfigError extends MoltError {
  static override readonly kind = 'ConfigError'
  declare readonly name: 'ConfigError'
}
