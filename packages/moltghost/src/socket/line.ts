import type { Operation } from '@molt-sdk/contracts/kernel'
import type { ClientContext, ErrorContext } from '@molt-sdk/core'
import {
  Deadline,
  isRedirect,
  readErrorBody,
  retryDelayMs,
  toApiError,
  toMoltError,
  toRedirectError,
} from '@molt-sdk/core'
import type { MoltError } from '@molt-sdk/core/errors'
import { ConfigError } from '@molt-sdk/core/errors'
import { closeError } from './close-error.ts'
import { ConnectionStates } from './connection-states.ts'
import type { Dial, Target, Wire } from './wire.ts'

/** A connection that held for so many milliseconds was a good one, even if nothing came of it. */
const longLived = 10_000

const noHeaders =
  "A browser's sockets carry no headers, so the key has to go into the address, where servers may write it down: connect({ auth: 'query' }). Or connect from a server, and keep the key there."

/** What a line is told to keep to. */
export interface LineOptions {
  readonly timeout: number
  readonly maxReconnects: number
}

/** Who hears of a line. */
export interface LineEvents {
  onOpen(): void
  onMessage(text: string): void
  /** The connection is gone. */
  onClose(describe: (context: ErrorContext) => MoltError): void
  /** There will be no other. */
  onEnd(error: MoltError): void
}

/** Keeps one connection open, and makes it again when it breaks. */
export class Line {
  readonly states: ConnectionStates = new ConnectionStates()
  readonly #context: ClientContext
  readonly #operation: Operation
  readonly #target: Target
  readonly #dial: Dial
  readonly #options: LineOptions
  readonly #events: LineEvents
  #deadline: Deadline | undefined
  #wire: Wire | undefined
  /** Connections in a row that came to nothing. */
  #failures = 0
  #openedAt = 0

  constructor(
    context: ClientContext,
    operation: Operation,
    target: Target,
    dial: Dial,
    options: LineOptions,
    events: LineEvents,
  ) {
    this.#context = context
    this.#operation = operation
    this.#target = target
    this.#dial = dial
    this.#options = options
    this.#events = events
  }

  /** The connection, while there is one. */
  get wire(): Wire | undefined {
    return this.#wire
  }

  /** Makes the first connection, or throws why there is none. */
  async open(signal: AbortSignal | undefined, maxRetries: number): Promise<void> {
    try {
      await this.#connect(signal, maxRetries)
    } catch (error) {
      this.states.set('closed')
      throw error
    }
  }

  /** Something came of the connection: the next one that breaks is the first of its row. */
  proved(): void {
    this.#failures = 0
  }

  /** Lets go of the connection for the sake of a new one. */
  renew(): void {
    this.#leave()
    void this.#reconnect()
  }

  /** Lets go for good. */
  close(): void {
    this.states.set('closed')
    this.#deadline?.abort()
    this.#leave()
  }

  #leave(): void {
    const wire = this.#wire
    this.#wire = undefined
    wire?.close()
  }

  #onClose(code: number, reason: string): void {
    const describe = (context: ErrorContext): MoltError => closeError(code, reason, context)
    this.#wire = undefined
    if (performance.now() - this.#openedAt > longLived) this.proved()
    this.#events.onClose(describe)
    void this.#reconnect(describe({ operation: this.#operation.id }))
  }

  async #reconnect(lost?: MoltError): Promise<void> {
    if (this.#isClosed) return
    if (lost?.retryable !== false) this.states.set('reconnecting')
    try {
      await this.#connect(undefined, this.#options.maxReconnects, lost)
    } catch (error) {
      if (this.#isClosed) return
      this.states.set('closed')
      this.#events.onEnd(error as MoltError)
    }
  }

  get #isClosed(): boolean {
    return this.states.current === 'closed'
  }

  /** Dials until somebody answers, or throws why nobody will. What was lost is the first failure. */
  async #connect(
    signal: AbortSignal | undefined,
    retries: number,
    lost?: MoltError,
  ): Promise<void> {
    const context = { operation: this.#operation.id, retryable: true }
    const deadline = new Deadline(signal, Number.POSITIVE_INFINITY, () => context)
    this.#deadline = deadline
    let error = lost
    try {
      for (let attempt = 1; ; attempt++) {
        if (error) {
          const wait = retryDelayMs(error, ++this.#failures)
          const isLast = !error.retryable || this.#failures > retries || wait === undefined
          if (isLast) throw error
          await deadline.sleep(wait)
        }
        try {
          const dialled = (): Promise<void> => this.#dialOnce(deadline.nextAttemptSignal(), attempt)
          await deadline.race(dialled, this.#options.timeout)
          break
        } catch (thrown) {
          error = toMoltError(thrown, { ...context, attempts: attempt })
          // One that is starting says how long that takes: longer than anybody waits for a socket.
          if (Number(error.status) < 300 && !lost) throw error
        }
      }
    } finally {
      deadline.dispose()
    }
    this.states.set('open')
    this.#events.onOpen()
  }

  async #dialOnce(signal: AbortSignal, attempt: number): Promise<void> {
    let wire: Wire | undefined
    let closed: MoltError | undefined
    const answer = await this.#dial(
      this.#target,
      {
        onMessage: (text) => this.#events.onMessage(text),
        onClose: (code, said) => {
          const reason = this.#context.redact.string(said)
          if (wire && this.#wire === wire) this.#onClose(code, reason)
          else closed = closeError(code, reason, { operation: this.#operation.id })
        },
      },
      signal,
    )
    if (!answer) throw new ConfigError(noHeaders, { code: 'header_auth_unsupported' })
    if (answer instanceof Response) throw await this.#refusal(answer, attempt)
    if (closed) throw closed
    if (signal.aborted) return answer.close()
    wire = answer
    this.#wire = wire
    this.#openedAt = performance.now()
  }

  async #refusal(answer: Response, attempt: number): Promise<MoltError> {
    const { platform, redact } = this.#context
    const operation = this.#operation
    const { status, body } = answer
    const safe = new Response(body, { status })
    // The address may hold the key, and a redirect repeats it.
    for (const [name, value] of answer.headers) safe.headers.append(name, redact.string(value))
    if (isRedirect(safe)) {
      const url = this.#target.url.replace(/^ws/, 'http')
      return toRedirectError(operation, safe, url, operation.path, attempt, redact)
    }
    const text = await readErrorBody(safe)
    return toApiError(platform, operation, safe, text, attempt, redact)
  }
}
