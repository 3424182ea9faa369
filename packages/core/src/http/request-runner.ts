import type { Operation, Schema } from '@molt-sdk/contracts/kernel'
import { explainErrors, validate } from '@molt-sdk/contracts/kernel'
import { AbortError } from '../errors/abort-error.ts'
import { ApiError } from '../errors/api-error.ts'
import { ContractError } from '../errors/contract-error.ts'
import type { ErrorContext, MoltError } from '../errors/molt-error.ts'
import { TimeoutError } from '../errors/timeout-error.ts'
import type { HookDispatcher } from '../observe/hook-dispatcher.ts'
import type { CallEvent } from '../observe/hooks.ts'
import { readErrorBody } from './body.ts'
import type { ClientContext } from './client-context.ts'
import { Deadline } from './deadline.ts'
import { formatFieldErrors } from './format-field-errors.ts'
import type { CallOptions } from './options.ts'
import { validateNumericOptions } from './options.ts'
import { readRateLimit } from './rate-limit.ts'
import { isRedirect, toRedirectError } from './redirect.ts'
import type { CallArgs, PreparedRequest } from './request.ts'
import { prepareRequest } from './request.ts'
import { readRequestId } from './request-id.ts'
import { isIdempotent, retryDelayMs } from './retry.ts'
import type { Semaphore } from './semaphore.ts'
import { toApiError } from './to-api-error.ts'
import { toMoltError } from './to-molt-error.ts'
import { sendRequest } from './transport.ts'

/** How a call gets to its answer. */
export interface Route {
  /** Waits for its turn at each of them, and keeps its places until the call ends. */
  readonly gates?: readonly Pick<Semaphore, 'acquire'>[] | undefined
  /** Another way to the same answer, for a server that refuses the first. Asked once. */
  readonly instead?: ((error: ApiError) => readonly [Operation, CallArgs] | undefined) | undefined
}

/** One call from first check to last retry. */
export class RequestRunner {
  operation: Operation
  readonly deadline: Deadline
  readonly #context: ClientContext
  #args: CallArgs
  readonly #options: CallOptions
  readonly #observer: HookDispatcher
  #attempts = 0
  #inFlight = false
  readonly #releases: (() => void)[] = []

  constructor(context: ClientContext, operation: Operation, args: CallArgs, options: CallOptions) {
    validateNumericOptions(options)
    const { options: clientOptions, observer } = context
    this.operation = operation
    this.#context = context
    this.#args = args
    this.#options = options
    this.#observer = observer.with(options.hooks)
    this.deadline = new Deadline(
      options.signal,
      options.totalTimeout ?? clientOptions.totalTimeout ?? 300_000,
      this.errorContext,
    )
  }

  /**
   * Sends the request until it has an answer that is good or final, and reads that. The call
   * waits for its turn at each gate and keeps its place until {@link finish}.
   */
  async run<T>(
    read: (response: Response) => Promise<T>,
    { gates = [], instead }: Route = {},
  ): Promise<T> {
    const { options, rateLimiter } = this.#context
    const { timeout = options.timeout ?? 30_000, maxRetries = options.maxRetries ?? 2 } =
      this.#options
    try {
      let request = prepareRequest(this.#context, this.operation, this.#args, this.#options)
      let fallback = instead
      for (const gate of gates) {
        const signal = this.deadline.nextAttemptSignal()
        await this.deadline.race(async () => {
          const leave = await gate.acquire(signal)
          // An abort in this very moment has been answered already.
          if (signal.aborted) leave()
          else this.#releases.push(leave)
        })
      }
      for (;;) {
        await rateLimiter.acquire(this.operation, this.#args.params, this.deadline)
        try {
          return await this.deadline.race(() => this.#attempt(request, read), timeout)
        } catch (thrown) {
          const error = toMoltError(thrown, this.errorContext())
          this.#inFlight = false
          const fallbackRequest = error instanceof ApiError ? fallback?.(error) : undefined
          if (fallbackRequest) {
            fallback = undefined
            ;[this.operation, this.#args] = fallbackRequest
            request = prepareRequest(this.#context, this.operation, this.#args, this.#options)
          } else await this.#recover(error, maxRetries)
        }
      }
    } catch (thrown) {
      const error = toMoltError(thrown, this.errorContext())
      this.finish(true)
      this.reportError(error)
      throw error
    }
  }

  /** Notes that the call has gone out once more. */
  markSent(): void {
    this.#attempts++
    this.#inFlight = true
  }

  /** Tells the hooks what the call failed with. */
  reportError(error: MoltError): void {
    this.#observer.emit('onError', () => ({ ...this.#event(), error }))
  }

  /** Ends the watch and leaves the gates. Closing lets go of the connection as well. */
  finish(close = false): void {
    this.deadline.dispose(close)
    for (const leave of this.#releases) leave()
  }

  /** Holds a value against the contract, and does as the `contract` option says. */
  checkContract(schema: Schema, value: unknown): void {
    const { options, reportedDrift } = this.#context
    const mode = this.#options.contract ?? options.contract ?? 'warn'
    if (mode === 'off' || validate(schema, value)) return
    const { id } = this.operation
    const fields = explainErrors(schema, value) ?? {}
    const message = `${id}: the answer differs from the contract: ${formatFieldErrors(fields, 'the answer')}.`
    if (mode === 'strict') {
      throw new ContractError(message, {
        ...this.errorContext(),
        code: 'contract_violation',
        fields,
        retryable: false,
        outcome: undefined,
      })
    }
    if (reportedDrift.has(id)) return
    reportedDrift.add(id)
    const handled = this.#observer.emit('onDrift', () => ({ ...this.#event(), fields }))
    if (!handled) this.#observer.warn(message)
  }

  /** What every error of this call says of it. */
  readonly errorContext = (): ErrorContext => {
    const repeatable = isIdempotent(this.operation.effect)
    return {
      operation: this.operation.id,
      attempts: this.#attempts,
      retryable: repeatable,
      outcome: repeatable || !this.#inFlight ? undefined : 'unknown',
    }
  }

  async #attempt<T>(
    request: PreparedRequest,
    read: (response: Response) => Promise<T>,
  ): Promise<T> {
    const context = this.#context
    const { url, path, ...json } = request
    const message = { ...json, ...this.#args.upload?.(json.headers) }
    const started = performance.now()
    this.markSent()
    this.#observer.emit('onRequest', () => ({
      ...this.#event(),
      url: context.redact.string(url),
      headers: context.redact.value(message.headers) as Record<string, string>,
      body: context.redact.value(this.#args.body),
    }))
    const fetch = context.options.fetch ?? globalThis.fetch
    const response = await sendRequest(fetch, url, message, this.deadline.nextAttemptSignal())
    const { status, headers } = response
    context.noteRateLimit(headers)
    this.#observer.emit('onResponse', () => ({
      ...this.#event(),
      status,
      durationMs: performance.now() - started,
      requestId: readRequestId(headers),
      rateLimit: readRateLimit(headers),
    }))
    if (isRedirect(response)) {
      response.body?.cancel().catch(() => undefined)
      throw toRedirectError(this.operation, response, url, path, this.#attempts, context.redact)
    }
    if (!response.ok || status === context.platform.pendingStatus)
      throw this.toApiError(response, await readErrorBody(response))
    return read(response)
  }

  /** The error of an answer that is a failure. */
  toApiError(response: Response, text: string): MoltError {
    const { platform, redact } = this.#context
    return toApiError(platform, this.operation, response, text, this.#attempts, redact)
  }

  /** Waits for the next attempt, or throws the error if there will be none. */
  async #recover(error: MoltError, maxRetries: number): Promise<void> {
    const final =
      !error.retryable ||
      // A platform that says "not yet" means longer than a call should hang.
      Number(error.status) < 300 ||
      error instanceof TimeoutError ||
      error instanceof AbortError
    const delayMs =
      final || this.#attempts > maxRetries ? undefined : retryDelayMs(error, this.#attempts)
    if (delayMs === undefined || delayMs > this.deadline.remaining) throw error
    this.#observer.emit('onRetry', () => ({ ...this.#event(), error, delayMs }))
    await this.deadline.sleep(delayMs)
  }

  #event(): CallEvent {
    const { id, method, path } = this.operation
    return { operation: id, method, path, attempt: this.#attempts }
  }
}
