const brand: unique symbol = Symbol.for('molt-sdk.error')

/** What an error knows of the call that failed. */
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
 * The root of every error that a client throws.
 *
 * `instanceof` looks at a brand and not at the constructor, so it holds when two copies of a
 * package, or two of our packages, meet in one program.
 */
export class MoltError extends Error {
  /** The class by name; minifiers rename classes, but not this. */
  static readonly kind: string = 'MoltError'

  /** The class by name, which holds where `instanceof` may not: in logs and in JSON. */
  declare readonly name: string
  /** Machine-readable cause: the platform's own code, or one of ours in lower_snake_case. */
  declare readonly code: string
  /** HTTP status of the answer, when there was one. */
  declare readonly status?: number
  /** The platform's id of the request, when the answer carried one. */
  declare readonly requestId?: string
  /** The operation that failed, by its name in the contract, such as `createAgent`. */
  declare readonly operation?: string
  /** Whether the same call may be made again without harm and with hope. */
  declare readonly retryable: boolean
  /** Milliseconds to wait before that, when known. */
  declare readonly retryAfterMs?: number
  /** How often the call was sent. 0 if it never left. */
  declare readonly attempts: number
  /** `unknown` when a write was sent and its answer lost: it may or may not have been done. */
  declare readonly outcome?: 'unknown'
  /** The text that a stream had given before it failed, where the client keeps it. */
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

  /** Everything that is safe to store: no headers, no raw body, no key. */
  toJSON(): Record<string, unknown> {
    const { name, message, ...own } = { ...this, name: this.name, message: this.message }
    return { name, message, ...own }
  }
}

/** Sets a property that `console.log`, spreading and `JSON.stringify` pass over. */
export const defineNonEnumerable = (target: object, key: string, value: unknown): void => {
  Object.defineProperty(target, key, { value, configurable: true, writable: true })
}
