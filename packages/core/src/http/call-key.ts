import { ConfigError } from '../errors/client-errors.ts'
import type { ErrorContext } from '../errors/molt-error.ts'
import { redactCause } from '../observe/redact-cause.ts'
import type { ClientContext } from './client-context.ts'
import { checkApiKey } from './resolve-options.ts'
import { isControlFlow } from './to-molt-error.ts'

/** Asks for the API key. Calls that wait at the same time share one call of the function. */
type KeySource = (isRenewal: boolean, signal: AbortSignal) => Promise<unknown>

const sources = new WeakMap<() => unknown, KeySource>()

const sourceOf = (getKey: () => unknown): KeySource => {
  const source = sources.get(getKey) ?? createSource(getKey)
  sources.set(getKey, source)
  return source
}

const createSource = (getKey: () => unknown): KeySource => {
  // A renewal must not get the key that was asked for before the server rejected it.
  const pending: (Promise<unknown> | undefined)[] = []
  return (isRenewal, signal) => {
    const slot = isRenewal ? 1 : 0
    const forget = (): void => {
      if (pending[slot] === result) pending[slot] = undefined
    }
    // Later calls must not wait for a function that never returns.
    signal.addEventListener('abort', forget)
    const result = pending[slot] ?? Promise.resolve().then(getKey)
    pending[slot] = result
    result.then(forget, forget)
    return result
  }
}

/**
 * The API key of one call, or of one socket, if a function returns it: asked for before each attempt,
 * and once more after a 401. Keys are redacted until {@link release} is called.
 */
export class CallKey {
  readonly #context: ClientContext
  readonly #source: KeySource
  readonly #releases: (() => void)[] = []
  readonly #errorContext: () => ErrorContext
  /** The key of the latest attempt, and that of the next one if it is known. */
  #current: string | undefined
  #next: string | undefined
  #mayRenew = true

  constructor(context: ClientContext, errorContext: () => ErrorContext) {
    this.#context = context
    this.#source = sourceOf(context.options.apiKey as () => unknown)
    this.#errorContext = errorContext
  }

  /** Returns the key of the next attempt. */
  async next(signal: AbortSignal): Promise<string> {
    this.#current = this.#next ?? (await this.#get(false, signal))
    this.#next = undefined
    return this.#current
  }

  /** Asks once more after the server rejected the key. Returns whether there is another key. */
  async renew(signal: AbortSignal): Promise<boolean> {
    if (!this.#mayRenew || !this.#current) return false
    this.#mayRenew = false
    this.#next = await this.#get(true, signal)
    return this.#next !== this.#current
  }

  /** Called when the server accepted the key: it may be renewed again, and former ones are not held. */
  accept(): void {
    this.#mayRenew = true
    for (const release of this.#releases.splice(0, this.#releases.length - 1)) release()
  }

  /** Ends the redaction of all keys but the latest ones. */
  release(): void {
    for (const release of this.#releases.splice(0)) release()
  }

  async #get(isRenewal: boolean, signal: AbortSignal): Promise<string> {
    const { redact } = this.#context
    let key: unknown
    try {
      key = await this.#source(isRenewal, signal)
    } catch (thrown) {
      if (isControlFlow(thrown)) throw thrown
      const cause = redactCause(thrown, redact)
      throw this.#error(`the apiKey function threw: ${redact.string(`${thrown}`)}`, { cause })
    }
    if (typeof key !== 'string' || !key) {
      const got = key === '' ? 'an empty one' : key === null ? 'null' : typeof key
      throw this.#error(`the apiKey function must return a non-empty string, got ${got}`)
    }
    this.#releases.push(redact.hold(key))
    checkApiKey(key, 'The key that the apiKey function returned')
    return key
  }

  #error(problem: string, { cause }: { cause?: unknown } = {}): ConfigError {
    const { operation } = this.#errorContext()
    return new ConfigError(`${operation} was not sent: ${problem}.`, {
      ...this.#errorContext(),
      code: 'api_key_failed',
      retryable: false,
      cause,
    })
  }
}
