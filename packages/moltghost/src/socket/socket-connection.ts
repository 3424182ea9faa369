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
import type { SocketAddress } from './socket-address.ts'
import type { OpenWebSocket, SocketTransport } from './socket-transport.ts'

/** A connection that stayed open for this many milliseconds resets the failure count. */
const stableAfterMs = 10_000

const headersUnsupportedMessage =
  "Browsers cannot send headers with a WebSocket. Use connect({ auth: 'query' }), which puts the API key in the URL, where servers may log it, or connect from a server."

/** Limits of a connection. */
export interface SocketConnectionOptions {
  readonly timeout: number
  readonly maxReconnects: number
}

/** Events of a connection. */
export interface SocketConnectionEvents {
  onOpen(): void
  onMessages(messages: readonly (string | object)[], length: number): void
  /** The connection was closed or lost; it may be reopened. */
  onClose(describe: (context: ErrorContext) => MoltError): void
  /** The connection will not be reopened. */
  onEnd(error: MoltError): void
}

/** Keeps one connection open and reopens it when it is lost. */
export class SocketConnection {
  readonly states: ConnectionStates = new ConnectionStates()
  readonly #context: ClientContext
  readonly #operation: Operation
  readonly #address: SocketAddress
  readonly #openWebSocket: OpenWebSocket
  readonly #options: SocketConnectionOptions
  readonly #events: SocketConnectionEvents
  #deadline: Deadline | undefined
  #transport: SocketTransport | undefined
  /** Number of consecutive failures. */
  #failures = 0
  #openedAt = 0

  constructor(
    context: ClientContext,
    operation: Operation,
    address: SocketAddress,
    openWebSocket: OpenWebSocket,
    options: SocketConnectionOptions,
    events: SocketConnectionEvents,
  ) {
    this.#context = context
    this.#operation = operation
    this.#address = address
    this.#openWebSocket = openWebSocket
    this.#options = options
    this.#events = events
  }

  /** The open socket, if there is one. */
  get transport(): SocketTransport | undefined {
    return this.#transport
  }

  /** Opens the first connection, or throws the reason why it failed. */
  async open(signal: AbortSignal | undefined, maxRetries: number): Promise<void> {
    try {
      await this.#connect(signal, maxRetries)
    } catch (error) {
      this.close()
      throw error
    }
  }

  /** Called after a complete reply: the next failure counts as the first one. */
  resetFailureCount(): void {
    this.#failures = 0
  }

  /** Closes the connection and opens a new one. */
  reconnect(): void {
    this.#disconnect()
    void this.#reconnect()
  }

  /** Closes the connection permanently. */
  close(): void {
    this.states.set('closed')
    this.#deadline?.abort()
    this.#disconnect()
    this.#address.release()
  }

  #disconnect(): void {
    const transport = this.#transport
    this.#transport = undefined
    transport?.close()
  }

  #onClose(code: number, reason: string): void {
    const describe = (context: ErrorContext): MoltError => closeError(code, reason, context)
    this.#transport = undefined
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
      this.close()
      this.#events.onEnd(error as MoltError)
    }
  }

  get #isClosed(): boolean {
    return this.states.current === 'closed'
  }

  /** Tries to connect until it succeeds or gives up. `previousError` counts as the first failure. */
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
          const open = (): Promise<void> => this.#openOnce(deadline.nextAttemptSignal(), attempt)
          await deadline.race(open, this.#options.timeout)
          break
        } catch (thrown) {
          error = toMoltError(thrown, { ...context, attempts: attempt }, this.#context.redact)
          // A starting agent (202) asks for a wait that is too long for opening a socket.
          if (Number(error.status) < 300 && !previousError) throw error
          if (error.status === 401 && (await this.#renewKey(deadline))) error = undefined
        }
      }
    } finally {
      deadline.dispose()
    }
    this.#address.accept()
    this.states.set('open')
    this.#events.onOpen()
  }

  #renewKey(deadline: Deadline): Promise<boolean> {
    const signal = deadline.nextAttemptSignal()
    return deadline.race(() => this.#address.renewKey(signal), this.#options.timeout)
  }

  async #openOnce(signal: AbortSignal, attempt: number): Promise<void> {
    let transport: SocketTransport | undefined
    let closed: MoltError | undefined
    const target = await this.#address.next(signal)
    const result = await this.#openWebSocket(
      target,
      {
        onMessages: (messages, length) => {
          // A connection that is being closed may still receive the reply that was left early.
          if (transport && this.#transport === transport) this.#events.onMessages(messages, length)
        },
        onClose: (code, text) => {
          const reason = this.#context.redact.string(text)
          if (transport && this.#transport === transport) this.#onClose(code, reason)
          else closed = closeError(code, reason, { operation: this.#operation.id })
        },
      },
      signal,
    )
    if (!result)
      throw new ConfigError(headersUnsupportedMessage, { code: 'header_auth_unsupported' })
    if ('status' in result) throw await this.#toHandshakeError(result, target.url, attempt)
    if (closed) throw closed
    if (signal.aborted) return result.close()
    transport = result
    this.#transport = transport
    this.#openedAt = performance.now()
  }

  async #toHandshakeError(
    response: Response,
    address: string,
    attempt: number,
  ): Promise<MoltError> {
    const { platform, redact } = this.#context
    const operation = this.#operation
    this.#context.noteRateLimit(response.headers)
    if (isRedirect(response)) {
      const { status, headers: received } = response
      const headers = new Headers(received)
      // A client takes the HTTP form of a URL.
      const location = headers.get('location')?.replace(/^ws/i, 'http')
      if (location) headers.set('location', location)
      const url = address.replace(/^ws/, 'http')
      const redirect = { status, headers } as Response
      return toRedirectError(operation, redirect, url, operation.path, attempt, redact)
    }
    const text = await readErrorBody(response)
    return toApiError(platform, operation, response, text, attempt, redact)
  }
}
