import type { Operation } from '@molt-sdk/contracts/kernel'
import type { MoltError } from '@molt-sdk/core'
import { ConfigError } from '@molt-sdk/core'
import type { ClientContext, ErrorContext } from '@molt-sdk/core/client'
import {
  Deadline,
  isRedirect,
  readErrorBody,
  retryDelayMs,
  toApiError,
  toMoltError,
  toRedirectError,
} from '@molt-sdk/core/client'
import { closeError } from './close-error.ts'
import { ConnectionStates } from './connection-states.ts'
import type { OpenWebSocket, SocketTarget, SocketTransport } from './socket-transport.ts'

/** A connection that held for so many milliseconds was a good one, even if nothing came of it. */
const stableAfterMs = 10_000

const headersUnsupportedMessage =
  "A browser's sockets carry no headers, so the key has to go into the address, where servers may write it down: connect({ auth: 'query' }). Or connect from a server, and keep the key there."

/** What a line is told to keep to. */
export interface SocketConnectionOptions {
  readonly timeout: number
  readonly maxReconnects: number
}

/** Who hears of a line. */
export interface SocketConnectionEvents {
  onOpen(): void
  onMessage(text: string): void
  /** The connection is gone. */
  onClose(describe: (context: ErrorContext) => MoltError): void
  /** There will be no other. */
  onEnd(error: MoltError): void
}

/** Keeps one connection open, and makes it again when it breaks. */
export class SocketConnection {
  readonly states: ConnectionStates = new ConnectionStates()
  readonly #context: ClientContext
  readonly #operation: Operation
  readonly #target: SocketTarget
  readonly #dial: OpenWebSocket
  readonly #options: SocketConnectionOptions
  readonly #events: SocketConnectionEvents
  #deadline: Deadline | undefined
  #wire: SocketTransport | undefined
  /** Connections in a row that came to nothing. */
  #failures = 0
  #openedAt = 0

  constructor(
    context: ClientContext,
    operation: Operation,
    target: SocketTarget,
    dial: OpenWebSocket,
    options: SocketConnectionOptions,
    events: SocketConnectionEvents,
  ) {
    this.#context = context
    this.#operation = operation
    this.#target = target
    this.#dial = dial
    this.#options = options
    this.#events = events
  }

  /** The connection, while there is one. */
  get wire(): SocketTransport | undefined {
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
  resetFailureCount(): void {
    this.#failures = 0
  }

  /** Lets go of the connection for the sake of a new one. */
  reconnect(): void {
    this.#disconnect()
    void this.#reconnect()
  }

  /** Lets go for good. */
  close(): void {
    this.states.set('closed')
    this.#deadline?.abort()
    this.#disconnect()
  }

  #disconnect(): void {
    const wire = this.#wire
    this.#wire = undefined
    wire?.close()
  }

  #onClose(code: number, reason: string): void {
    const describe = (context: ErrorContext): MoltError => closeError(code, reason, context)
    this.#wire = undefined
    if (performance.now() - this.#openedAt > stableAfterMs) this.resetFailureCount()
    this.#events.onClose(describe)
    void this.#reconnect(describe({ operation: this.#operation.id }))
  }

  async #reconnect(previousError?: MoltError): Promise<void> {
    if (this.#isClosed) return
    if (previousError?.retryable !== false) this.states.set('reconnecting')
    try {
      await this.#connect(undefined, this.#options.maxReconnects, previousError)
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
    previousError?: MoltError,
  ): Promise<void> {
    const context = { operation: this.#operation.id, retryable: true }
    const deadline = new Deadline(signal, Number.POSITIVE_INFINITY, () => context)
    this.#deadline = deadline
    let error = previousError
    try {
      for (let attempt = 1; ; attempt++) {
        if (error) {
          const wait = retryDelayMs(error, ++this.#failures)
          const isLast = !error.retryable || this.#failures > retries || wait === undefined
          if (isLast) throw error
          await deadline.sleep(wait)
        }
        try {
          const dialled = (): Promise<void> => this.#openOnce(deadline.nextAttemptSignal(), attempt)
          await deadline.race(dialled, this.#options.timeout)
          break
        } catch (thrown) {
          error = toMoltError(thrown, { ...context, attempts: attempt })
          // One that is starting says how long that takes: longer than anybody waits for a socket.
          if (Number(error.status) < 300 && !previousError) throw error
        }
      }
    } finally {
      deadline.dispose()
    }
    this.states.set('open')
    this.#events.onOpen()
  }

  async #openOnce(signal: AbortSignal, attempt: number): Promise<void> {
    let wire: SocketTransport | undefined
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
    if (!answer)
      throw new ConfigError(headersUnsupportedMessage, { code: 'header_auth_unsupported' })
    if (answer instanceof Response) throw await this.#toHandshakeError(answer, attempt)
    if (closed) throw closed
    if (signal.aborted) return answer.close()
    wire = answer
    this.#wire = wire
    this.#openedAt = performance.now()
  }

  async #toHandshakeError(answer: Response, attempt: number): Promise<MoltError> {
    const { platform, redact } = this.#context
    const operation = this.#operation
    this.#context.noteRateLimit(answer.headers)
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
