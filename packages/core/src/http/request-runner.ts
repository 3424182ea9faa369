import type { Operation } from '@molt-sdk/contracts/kernel'
import { ApiError } from '../errors/api-error.ts'
import { AbortError, TimeoutError } from '../errors/client-errors.ts'
import type { ErrorContext, MoltError } from '../errors/molt-error.ts'
import type { HookDispatcher } from '../observe/hook-dispatcher.ts'
import type { CallEvent } from '../observe/hooks.ts'
import { checkOptions } from './check-options.ts'
import type { ClientContext } from './client-context.ts'
import { Deadline } from './deadline.ts'
import type { InternalCallOptions } from './internal-call-options.ts'
import { LazyCallKey } from './lazy-call-key.ts'
import { callRules } from './option-rules.ts'
import type { CallOptions, ContractMode } from './options.ts'
import { defaultMaxResponseBytes } from './options.ts'
import { readRateLimit } from './rate-limit.ts'
import type { ResponseScope } from './read-response.ts'
import { readFailure } from './read-response.ts'
import { discardBody } from './read-text.ts'
import { isRedirect, toRedirectError } from './redirect.ts'
import type { CallArgs, PreparedRequest, Upload } from './request.ts'
import { prepareRequest } from './request.ts'
import { readRequestId } from './request-id.ts'
import { isIdempotent, retryDelayMs } from './retry.ts'
import { isControlFlow, toMoltError, toRequestBodyError } from './to-molt-error.ts'
import { sendRequest } from './transport.ts'

/** Runs one call, from validating its input to the last retry. */
export class RequestRunner implements ResponseScope {
  operation: Operation
  readonly context: ClientContext
  readonly contract: ContractMode
  readonly maxResponseBytes: number
  readonly dispatcher: HookDispatcher
  readonly deadline: Deadline
  #args: CallArgs
  readonly #options: CallOptions
  readonly #internal: InternalCallOptions
  #attempts = 0
  #inFlight = false
  #awaitingResponse = false
  readonly #key: LazyCallKey
  readonly #releases: (() => void)[] = []

  constructor(
    context: ClientContext,
    operation: Operation,
    args: CallArgs,
    options: CallOptions,
    internal: InternalCallOptions = {},
  ) {
    const [givenOptions, rules] = internal.givenOptions ?? [options, callRules]
    checkOptions(operation.id, '{ signal }', givenOptions, rules)
    const { options: clientOptions, dispatcher } = context
    this.operation = operation
    this.context = context
    this.contract = options.contract ?? clientOptions.contract ?? 'warn'
    this.maxResponseBytes =
      options.maxResponseBytes ?? clientOptions.maxResponseBytes ?? defaultMaxResponseBytes
    this.dispatcher = dispatcher.with(options.hooks)
    this.#args = args
    this.#options = options
    this.#internal = internal
    this.#key = new LazyCallKey(context, this.errorContext)
    this.deadline = new Deadline(
      options.signal,
      options.totalTimeout ?? clientOptions.totalTimeout ?? 300_000,
      this.errorContext,
    )
  }

  /**
   * Sends the request until a response is successful or final, and reads it. Semaphores are held
   * until {@link finish}.
   */
  async run<T>(read: (response: Response) => Promise<T>): Promise<T> {
    const { options, rateLimiter } = this.context
    const { semaphores = [], prepare, upload } = this.#internal
    const { timeout = options.timeout ?? 30_000, maxRetries = options.maxRetries ?? 2 } =
      this.#options
    try {
      let request = this.#prepareRequest()
      let { fallback } = this.#internal
      for (const gate of semaphores) {
        const semaphore = typeof gate === 'function' ? gate() : gate
        const signal = this.deadline.nextAttemptSignal()
        this.deadline.waitingFor = semaphore.description
        await this.deadline.race(async () => {
          const release = await semaphore.acquire(signal)
          // If the call was aborted meanwhile, no other code would release it.
          if (signal.aborted) release()
          else this.#releases.push(release)
        })
        this.deadline.waitingFor = undefined
      }
      if (prepare) {
        const signal = this.deadline.nextAttemptSignal()
        await this.deadline.race(() => prepare(signal))
      }
      for (;;) {
        const { params } = this.#args
        const takeBack = await rateLimiter.acquire(this.operation, params, this.deadline, !!upload)
        try {
          return await this.deadline.race(() => this.#attempt(request, read), timeout)
        } catch (thrown) {
          const error = this.#toError(thrown)
          this.#inFlight = false
          // The server did nothing. It counts callers whose key it does not know.
          if (/^4(?!01|29)/.test(`${error.status}`)) takeBack()
          const fallbackRequest = error instanceof ApiError ? fallback?.(error) : undefined
          if (fallbackRequest) {
            fallback = undefined
            ;[this.operation, this.#args] = fallbackRequest
            request = this.#prepareRequest()
          } else if (!(await this.#renewKey(error, timeout))) await this.#recover(error, maxRetries)
        }
      }
    } catch (thrown) {
      this.finish(true)
      const error = this.#toError(thrown)
      this.reportError(error)
      throw error
    }
  }

  /** Converts what was thrown, unless a framework threw it through `fetch` for itself. */
  #toError(thrown: unknown): MoltError {
    if (this.#awaitingResponse && isControlFlow(thrown)) throw thrown
    const { redact } = this.context
    return toMoltError(thrown, this.errorContext(), redact, this.#awaitingResponse)
  }

  #prepareRequest(): PreparedRequest {
    const { accept, check } = this.#internal
    check?.()
    return prepareRequest(this.context, this.operation, this.#args, this.#options, accept)
  }

  /** Counts an attempt that is about to be sent. */
  markSent(): void {
    this.#attempts++
    this.#inFlight = true
  }

  /** Reports the error of the call to the hooks. */
  reportError(error: MoltError): void {
    this.dispatcher.emit('onError', () => ({ ...this.event(), error }))
  }

  /** Ends the deadline and releases the semaphores. With `close`, closes the connection as well. */
  finish(close = false): void {
    this.deadline.dispose(close)
    this.#key.release()
    this.releaseSemaphores()
  }

  /** Lets the next call that waits for a semaphore go. */
  releaseSemaphores(): void {
    for (const release of this.#releases) release()
  }

  /** The properties that all errors of this call share. */
  readonly errorContext = (): ErrorContext => {
    const idempotent = isIdempotent(this.operation.effect)
    return {
      operation: this.operation.id,
      attempts: this.#attempts,
      retryable: idempotent,
      outcome: idempotent || !this.#inFlight ? undefined : 'unknown',
    }
  }

  async #attempt<T>(
    request: PreparedRequest,
    read: (response: Response) => Promise<T>,
  ): Promise<T> {
    const context = this.context
    const { url, path, asksKey, ...json } = request
    if (asksKey) {
      // What a framework throws for itself is passed on, through this function as through `fetch`.
      this.#awaitingResponse = true
      await this.#key.addTo(json.headers, this.deadline)
      this.#awaitingResponse = false
    }
    const { failure, ...upload }: Partial<Upload> = this.#internal.upload?.(json.headers) ?? {}
    const attempt = { ...json, ...upload }
    const started = performance.now()
    this.markSent()
    this.dispatcher.emit('onRequest', () => ({
      ...this.event(),
      url: context.redact.string(url),
      headers: context.redact.value(attempt.headers) as Record<string, string>,
      body: context.redact.value(this.#args.body),
    }))
    const fetch = context.options.fetch ?? globalThis.fetch
    this.#awaitingResponse = true
    const signal = this.deadline.nextAttemptSignal()
    const response = await sendRequest(fetch, url, attempt, signal).catch((thrown: unknown) => {
      throw toRequestBodyError(failure?.()) ?? thrown
    })
    this.#awaitingResponse = false
    const { status, headers } = response
    context.noteRateLimit(headers)
    this.dispatcher.emit('onResponse', () => ({
      ...this.event(),
      status,
      durationMs: performance.now() - started,
      requestId: readRequestId(headers, context.redact),
      rateLimit: readRateLimit(headers),
    }))
    if (isRedirect(response)) {
      discardBody(response)
      throw toRedirectError(this.operation, response, url, path, this.#attempts, context.redact)
    }
    if (status < 200 || status > 299 || status === context.platform.pendingStatus)
      throw await readFailure(this, response)
    return read(response)
  }

  /** Returns whether the server rejected the key and the `apiKey` function now returns another one. */
  async #renewKey(error: MoltError, timeout: number): Promise<boolean> {
    if (error.status !== 401) return false
    const signal = this.deadline.nextAttemptSignal()
    const isRenewed = await this.deadline.race(() => this.#key.renew(signal), timeout)
    if (isRenewed) this.dispatcher.emit('onRetry', () => ({ ...this.event(), error, delayMs: 0 }))
    return isRenewed
  }

  /** Waits for the next attempt, or throws the error if there will be none. */
  async #recover(error: MoltError, maxRetries: number): Promise<void> {
    const final =
      !error.retryable ||
      // A pending status (202) means a longer wait than a call should take.
      Number(error.status) < 300 ||
      error instanceof TimeoutError ||
      error instanceof AbortError
    const delayMs =
      final || this.#attempts > maxRetries ? undefined : retryDelayMs(error, this.#attempts)
    if (delayMs === undefined || delayMs > this.deadline.remaining) throw error
    this.#internal.onRetry?.(error)
    this.dispatcher.emit('onRetry', () => ({ ...this.event(), error, delayMs }))
    await this.deadline.sleep(delayMs)
  }

  /** The properties that all hook events of this call share. */
  readonly event = (): CallEvent => {
    const { id, method, path } = this.operation
    return { operation: id, method, path, attempt: this.#attempts }
  }
}
