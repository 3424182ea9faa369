import type { ErrorContext } from '../errors/molt-error.ts'
import type { CallKey } from './call-key.ts'
import type { ClientContext } from './client-context.ts'
import type { Deadline } from './deadline.ts'
import { loadModule } from './load-module.ts'

/**
 * The API key of one call or socket. If a function returns it, a {@link CallKey}, whose code is loaded
 * when the function is first asked.
 */
export class LazyCallKey {
  readonly #context: ClientContext
  readonly #errorContext: () => ErrorContext
  #key: CallKey | undefined
  #release: (() => void) | undefined

  constructor(context: ClientContext, errorContext: () => ErrorContext) {
    this.#context = context
    this.#errorContext = errorContext
    const { heldKey, redact } = context
    if (heldKey) this.#release = redact.hold(heldKey)
  }

  /**
   * Returns the key of the next attempt.
   *
   * @param deadline the one that the message of a timeout comes from
   */
  async next(signal: AbortSignal, deadline: Pick<Deadline, 'waitingFor'> = {}): Promise<string> {
    const context = this.#context
    const errorContext = this.#errorContext
    if (!this.#key) {
      const scope = { deadline, errorContext }
      const load = (): Promise<typeof import('./call-key.ts')> => import('./call-key.ts')
      const { CallKey } = await loadModule(scope, 'the code that asks for keys', load)
      this.#key = new CallKey(context, errorContext)
    }
    deadline.waitingFor = 'the apiKey function did not return in time'
    const key = await this.#key.next(signal)
    deadline.waitingFor = undefined
    return key
  }

  /** Adds the key of the next attempt to its headers. */
  async addTo(
    headers: Record<string, string>,
    deadline: Deadline,
    signal: AbortSignal,
  ): Promise<void> {
    const { header, prefix } = this.#context.platform.auth
    headers[header] = prefix + (await this.next(signal, deadline))
  }

  /** Asks once more after the server rejected the key. Returns whether there is another key. */
  async renew(signal: AbortSignal): Promise<boolean> {
    return !!this.#key && this.#key.renew(signal)
  }

  /** Called when the server accepted the key: it may be renewed again, and former ones are not held. */
  accept(): void {
    this.#key?.accept()
  }

  /** Ends the redaction of all keys but the latest ones. */
  release(): void {
    this.#key?.release()
    this.#release?.()
    this.#release = undefined
  }
}
