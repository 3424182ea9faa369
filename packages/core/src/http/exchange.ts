import type { Operation, Schema } from '@molt-sdk/contracts/kernel'
import { explainErrors, validate } from '@molt-sdk/contracts/kernel'
import { AbortError } from '../errors/abort-error.ts'
import { ApiError } from '../errors/api-error.ts'
import { ContractError } from '../errors/contract-error.ts'
import type { ErrorContext, MoltError } from '../errors/molt-error.ts'
import { TimeoutError } from '../errors/timeout-error.ts'
import type { CallEvent } from '../observe/hooks.ts'
import type { Observer } from '../observe/observer.ts'
import { toApiError } from './api-error.ts'
import { readBounded } from './body.ts'
import type { ClientContext } from './client-context.ts'
import { toMoltError } from './connection-error.ts'
import { Deadline } from './deadline.ts'
import type { Gate } from './gate.ts'
import type { CallOptions } from './options.ts'
import { checkNumbers } from './options.ts'
import { readRateLimit } from './rate-limit.ts'
import { isRedirect, toRedirectError } from './redirect.ts'
import type { Args, PreparedRequest } from './request.ts'
import { prepare } from './request.ts'
import { requestId } from './request-id.ts'
import { isRepeatable, retryDelay } from './retry.ts'
import { sentence } from './sentence.ts'
import { send } from './transport.ts'

/** How a call gets to its answer. */
export interface Route {
  /** Waits for its turn at each of them, and keeps its places until the call ends. */
  readonly gates?: readonly Pick<Gate, 'enter'>[] | undefined
  /** Another way to the same answer, for a server that refuses the first. Asked once. */
  readonly instead?: ((error: ApiError) => readonly [Operation, Args] | undefined) | undefined
}

/** One call from first check to last retry. */
export class Exchange {
  operation: Operation
  readonly deadline: Deadline
  readonly #context: ClientContext
  #args: Args
  readonly #options: CallOptions
  readonly #observer: Observer
  #attempts = 0
  #underWay = false
  readonly #leaving: (() => void)[] = []

  constructor(context: ClientContext, operation: Operation, args: Args, options: CallOptions) {
    checkNumbers(options)
    const { settings, observer } = context
    this.operation = operation
    this.#context = context
    this.#args = args
    this.#options = options
    this.#observer = observer.with(options.hooks)
    this.deadline = new Deadline(
      options.signal,
      options.totalTimeout ?? settings.totalTimeout ?? 300_000,
      this.errorContext,
    )
  }

  /**
   * Sends the request until it has an answer that is good or final, and reads that. The call
   * waits for its turn at each gate and keeps its place until {@link end}.
   */
  async run<T>(
    read: (response: Response) => Promise<T>,
    { gates = [], instead }: Route = {},
  ): Promise<T> {
    const { settings, pacer } = this.#context
    const { timeout = settings.timeout ?? 30_000, maxRetries = settings.maxRetries ?? 2 } =
      this.#options
    try {
      let request = prepare(this.#context, this.operation, this.#args, this.#options)
      let detour = instead
      for (const gate of gates) {
        const signal = this.deadline.renew()
        await this.deadline.race(async () => {
          const leave = await gate.enter(signal)
          // An abort in this very moment has been answered already.
          if (signal.aborted) leave()
          else this.#leaving.push(leave)
        })
      }
      for (;;) {
        await pacer.enter(this.operation, this.#args.params, this.deadline)
        try {
          return await this.deadline.race(() => this.#attempt(request, read), timeout)
        } catch (thrown) {
          const error = toMoltError(thrown, this.errorContext())
          this.#underWay = false
          const other = error instanceof ApiError ? detour?.(error) : undefined
          if (other) {
            detour = undefined
            ;[this.operation, this.#args] = other
            request = prepare(this.#context, this.operation, this.#args, this.#options)
          } else await this.#recover(error, maxRetries)
        }
      }
    } catch (thrown) {
      const error = toMoltError(thrown, this.errorContext())
      this.end(true)
      this.report(error)
      throw error
    }
  }

  /** Notes that the call has gone out once more. */
  sent(): void {
    this.#attempts++
    this.#underWay = true
  }

  /** Tells the hooks what the call failed with. */
  report(error: MoltError): void {
    this.#observer.emit('onError', () => ({ ...this.#event(), error }))
  }

  /** Ends the watch and leaves the gates. Closing lets go of the connection as well. */
  end(close = false): void {
    this.deadline.end(close)
    for (const leave of this.#leaving) leave()
  }

  /** Holds a value against the contract, and does as the `contract` option says. */
  check(schema: Schema, value: unknown): void {
    const { settings, drifted } = this.#context
    const mode = this.#options.contract ?? settings.contract ?? 'warn'
    if (mode === 'off' || validate(schema, value)) return
    const { id } = this.operation
    const fields = explainErrors(schema, value) ?? {}
    const message = `${id}: the answer differs from the contract: ${sentence(fields, 'the answer')}.`
    if (mode === 'strict') {
      throw new ContractError(message, {
        ...this.errorContext(),
        code: 'contract_broken',
        fields,
        retryable: false,
        outcome: undefined,
      })
    }
    if (drifted.has(id)) return
    drifted.add(id)
    const heard = this.#observer.emit('onDrift', () => ({ ...this.#event(), fields }))
    if (!heard) this.#observer.warn(message)
  }

  /** What every error of this call says of it. */
  readonly errorContext = (): ErrorContext => {
    const repeatable = isRepeatable(this.operation.effect)
    return {
      operation: this.operation.id,
      attempts: this.#attempts,
      retryable: repeatable,
      outcome: repeatable || !this.#underWay ? undefined : 'unknown',
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
    this.sent()
    this.#observer.emit('onRequest', () => ({
      ...this.#event(),
      url: context.redact.text(url),
      headers: context.redact.value(message.headers) as Record<string, string>,
      body: context.redact.value(this.#args.body),
    }))
    const fetch = context.settings.fetch ?? globalThis.fetch
    const response = await send(fetch, url, message, this.deadline.renew())
    const { status, headers } = response
    if (headers.has('x-ratelimit-limit')) context.latest = headers
    this.#observer.emit('onResponse', () => ({
      ...this.#event(),
      status,
      durationMs: performance.now() - started,
      requestId: requestId(headers),
      rateLimit: readRateLimit(headers),
    }))
    if (isRedirect(response)) {
      response.body?.cancel().catch(() => undefined)
      throw toRedirectError(this.operation, response, url, path, this.#attempts, context.redact)
    }
    if (!response.ok || status === context.platform.pendingStatus)
      throw this.failure(response, await readBounded(response))
    return read(response)
  }

  /** The error of an answer that is a failure. */
  failure(response: Response, text: string): MoltError {
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
      final || this.#attempts > maxRetries ? undefined : retryDelay(error, this.#attempts)
    if (delayMs === undefined || delayMs > this.deadline.remaining) throw error
    this.#observer.emit('onRetry', () => ({ ...this.#event(), error, delayMs }))
    await this.deadline.sleep(delayMs)
  }

  #event(): CallEvent {
    const { id, method, path } = this.operation
    return { operation: id, method, path, attempt: this.#attempts }
  }
}
