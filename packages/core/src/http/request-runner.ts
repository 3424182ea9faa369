import type { Operation } from '@molt-sdk/contracts/kernel'
import { ApiError } from '../errors/api-error.ts'
import type { ErrorContext, MoltError } from '../errors/molt-error.ts'
import { CallReporter } from '../observe/call-reporter.ts'
import { checkOptions } from './check-options.ts'
import type { ClientContext } from './client-context.ts'
import { Deadline } from './deadline.ts'
import type { RunnerOptions } from './internal-call-options.ts'
import { LazyCallKey } from './lazy-call-key.ts'
import { loadModule } from './load-module.ts'
import type { Middleware } from './middleware.ts'
import { callRules } from './option-rules.ts'
import type { CallOptions, ContractMode } from './options.ts'
import { defaultMaxResponseBytes } from './options.ts'
import type { ResponseScope } from './read-response.ts'
import { readFailure } from './read-response.ts'
import { discardBody } from './read-text.ts'
import { isRedirect, toRedirectError } from './redirect.ts'
import { reportUnknownFields } from './report-unknown-fields.ts'
import type { CallArgs, PreparedRequest, Upload } from './request.ts'
import { prepareRequest } from './request.ts'
import { isIdempotent, isTemporary, retryDelayMs } from './retry.ts'
import { acquireInTime } from './semaphore.ts'
import { isControlFlow, toMoltError, toRequestBodyError } from './to-molt-error.ts'
import { sendRequest } from './transport.ts'
import { waitForRateLimit } from './wait-for-rate-limit.ts'

/** Kept, because `import()` looks the module up anew for each attempt. */
let runMiddleware: typeof import('./run-middleware.ts').runMiddleware | undefined

/** Runs one call, from validating its input to the last retry. */
export class RequestRunner implements ResponseScope {
  operation: Operation
  readonly context: ClientContext
  readonly contract: ContractMode
  readonly maxResponseBytes: number
  readonly reporter: CallReporter
  readonly deadline: Deadline
  #args: CallArgs
  readonly #options: CallOptions
  readonly #internal: RunnerOptions
  readonly #middleware: readonly Middleware[] | undefined
  #inFlight = false
  #awaitingResponse = false
  readonly #key: LazyCallKey
  readonly #releases: (() => void)[] = []

  constructor(
    context: ClientContext,
    operation: Operation,
    args: CallArgs,
    options: CallOptions,
    internal: RunnerOptions = {},
  ) {
    this.operation = operation
    this.context = context
    const { options: clientOptions, dispatcher } = context
    try {
      const [givenOptions, rules] = internal.givenOptions ?? [options, callRules]
      checkOptions(operation.id, '{ signal }', givenOptions, rules)
    } catch (error) {
      new CallReporter(this, dispatcher).fail(error)
      throw error
    }
    this.contract = options.contract ?? clientOptions.contract ?? 'warn'
    this.maxResponseBytes =
      options.maxResponseBytes ?? clientOptions.maxResponseBytes ?? defaultMaxResponseBytes
    this.reporter = new CallReporter(this, dispatcher.with(options))
    this.#args = args
    this.#options = options
    this.#internal = internal
    this.#key = new LazyCallKey(context, this.errorContext)
    this.#middleware = options.use
      ? [...(clientOptions.use ?? []), ...options.use]
      : clientOptions.use
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
    const { options } = this.context
    const { semaphores = [], prepare } = this.#internal
    const { timeout = options.timeout ?? 30_000, maxRetries = options.maxRetries ?? 2 } =
      this.#options
    try {
      let request = this.#prepareRequest()
      let { fallback } = this.#internal
      for (const gate of semaphores) {
        const semaphore = typeof gate === 'function' ? gate() : gate
        await acquireInTime(semaphore, this.deadline, this.#releases)
      }
      if (prepare) {
        const signal = this.deadline.nextAttemptSignal()
        await this.deadline.race(() => prepare(signal, this))
      }
      for (;;) {
        const takeBack = await waitForRateLimit(this, this.#args)
        try {
          return await this.deadline.race(() => this.#attempt(request, read), timeout)
        } catch (thrown) {
          const error = this.#toError(thrown)
          this.#inFlight = false
          // The server did nothing. It counts callers whose key it does not know.
          if (/^4(?!01|29)/.test(`${error.status}`)) takeBack?.()
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
      throw this.#toError(thrown)
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

  /** Whether files are uploaded instead of the JSON body. */
  get isUpload(): boolean {
    return !!this.#internal.upload
  }

  /** Counts a request that is about to be sent, and reports it and its unknown fields. */
  markSent(url: string, headers: PreparedRequest['headers']): void {
    this.#inFlight = true
    this.reporter.sending(url, headers, this.#args.body)
    reportUnknownFields(this, this.#args, this.#internal)
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
      attempts: this.reporter.sent,
      retryable: idempotent,
      outcome: idempotent || !this.#inFlight ? undefined : 'unknown',
    }
  }

  async #attempt<T>(
    request: PreparedRequest,
    read: (response: Response) => Promise<T>,
  ): Promise<T> {
    const { context, deadline, reporter } = this
    const signal = deadline.nextAttemptSignal()
    reporter.attempt++
    // What a framework throws for itself is passed on, also through functions of the caller.
    this.#awaitingResponse = true
    let response: Response
    if (this.#middleware) {
      const load = () => import('./run-middleware.ts')
      runMiddleware ??= (await loadModule(this, 'the code of middleware', load)).runMiddleware
      response = await runMiddleware(this.#middleware, this, request, signal, async (headers) => {
        try {
          if (request.asksKey) await this.#key.addTo(headers, deadline, signal)
          return this.#onResponse(await this.#send(request, headers, signal))
        } catch (thrown) {
          throw this.#toError(thrown)
        }
      })
    } else {
      if (request.asksKey) await this.#key.addTo(request.headers, deadline, signal)
      response = this.#onResponse(await this.#send(request, request.headers, signal))
    }
    this.#awaitingResponse = false
    const { status } = response
    if (isRedirect(response)) {
      discardBody(response)
      const { url, path } = request
      throw toRedirectError(this.operation, response, url, path, reporter.sent, context.redact)
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
    if (isRenewed) this.reporter.emit('onRetry', () => ({ error, delayMs: 0 }))
    return isRenewed
  }

  #send(
    { url, path: _, asksKey: __, ...request }: PreparedRequest,
    headers: PreparedRequest['headers'],
    signal: AbortSignal,
  ): Promise<Response> {
    const { failure, ...upload }: Partial<Upload> = this.#internal.upload?.(headers) ?? {}
    const attempt = { ...request, headers, ...upload }
    this.markSent(url, attempt.headers)
    return sendRequest(this.context.options, url, attempt, signal).catch((thrown: unknown) => {
      throw toRequestBodyError(failure?.()) ?? thrown
    })
  }

  #onResponse(response: Response): Response {
    this.context.noteRateLimit(response.headers)
    this.reporter.received(response)
    return response
  }

  /** Waits for the next attempt, or throws the error if there will be none. */
  async #recover(error: MoltError, maxRetries: number): Promise<void> {
    const { attempt } = this.reporter
    const mayRetry = isTemporary(error) && attempt <= maxRetries
    const delayMs = mayRetry ? retryDelayMs(error, attempt) : undefined
    if (delayMs === undefined || delayMs > this.deadline.remaining) throw error
    this.#internal.onRetry?.(error)
    this.reporter.emit('onRetry', () => ({ error, delayMs }))
    await this.deadline.sleep(delayMs)
  }
}
