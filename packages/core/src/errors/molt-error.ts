const brand: unique symbol = Symbol.for('molt-sdk.error')

/** The properties of an error, which describe the call that failed. */
export interface ErrorContext {
  readonly code?: string | undefined
  readonly status?: number | undefined
  readonly requestId?: string | undefined
  readonly operation?: string | undefined
  readonly retryable?: boolean | undefined
  readonly retryAfterMs?: number | undefined
  readonly attempts?: number | undefined
  readonly outcome?: 'unknown' | undefined
  readonly cause?: unknown
}

/**
 * The base class of all errors that a client throws.
 *
 * `instanceof` checks a brand instead of the constructor, so it also works when a program contains
 * two copies of a package.
 */
export class MoltError extends Error {
  /** Name of the class. Minifiers rename classes, but not this string. */
  static readonly kind: string = 'MoltError'

  /** Name of the class, also included in logs and JSON. */
  declare readonly name: string
  /** Machine-readable error code, from the platform or from this SDK (lower_snake_case). */
  declare readonly code: string
  /** HTTP status of the response, if one was received. */
  declare readonly status?: number
  /** The platform's id of the request, if the response has one. */
  declare readonly requestId?: string
  /** The operation that failed, such as `createAgent`. */
  declare readonly operation?: string
  /** Whether the same call can safely be made again and may succeed. */
  declare readonly retryable: boolean
  /** Milliseconds to wait before the next call, if known. */
  declare readonly retryAfterMs?: number
  /** How often the request was sent. 0 if it was not sent. */
  declare readonly attempts: number
  /** `unknown` if a write was sent and its response was lost: it may or may not have happened. */
  declare readonly outcome?: 'unknown'
  /** The text that was received before a stream failed, if the client keeps it. */
  declare readonly partialText?: string

  constructor(message: string, { cause, ...context }: ErrorContext = {}) {
    super(message, cause === undefined ? undefined : { cause })
    const { kind } = new.target
    defineNonEnumerable(this, 'name', kind)
    const defaults = { code: kind, retryable: false, attempts: 0 }
    for (const [key, value] of Object.entries({ ...defaults, ...context })) {
      if (value !== undefined) Object.assign(this, { [key]: value })
    }
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    const kinds = (value as Partial<MoltError> | null | undefined)?.[brand]
    return Object.hasOwn(this, 'kind') && Array.isArray(kinds)
      ? kinds.includes(this.kind)
      : Function.prototype[Symbol.hasInstance].call(this, value)
  }

  /** @internal */
  get [brand](): readonly string[] {
    const kinds: string[] = []
    let type = this.constructor as typeof MoltError
    for (; type.kind; type = Object.getPrototypeOf(type)) kinds.push(type.kind)
    return kinds
  }

  /** Returns what is safe to store: no headers, no raw body, no API key. */
  toJSON(): Record<string, unknown> {
    const { name, message, ...own } = { ...this, name: this.name, message: this.message }
    return { name, message, ...own }
  }
}

/** Defines a property that `console.log`, spread syntax and `JSON.stringify` ignore. */
export const defineNonEnumerable = (target: object, key: string, value: unknown): void => {
  Object.defineProperty(target, key, { value, configurable: true, writable: true })
}
