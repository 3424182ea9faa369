import type { Operation } from '@molt-sdk/contracts/kernel'
import { AbortError } from '../errors/client-errors.ts'
import { MoltError } from '../errors/molt-error.ts'
import type { ClientContext } from '../http/client-context.ts'
import { readRateLimit } from '../http/rate-limit.ts'
import { readRequestId } from '../http/request-id.ts'
import { createCallId } from './call-id.ts'
import type { HookDispatcher } from './hook-dispatcher.ts'
import type { CallEvent, EndEvent, Hooks } from './hooks.ts'

/** The call whose stages are reported. A fallback changes its operation. */
interface ReportedCall {
  readonly operation: Operation
  readonly context: ClientContext
}

type EventOf<Name extends keyof Hooks> = Parameters<NonNullable<Hooks[Name]>>[0]

/** Reports the stages of one call to the hooks, and its end exactly once. */
export class CallReporter {
  /** Number of the attempt. */
  attempt = 0
  /** How often the request was sent. */
  sent = 0
  #sentAt = 0
  /** Status of the response to the last request. */
  #status: number | undefined
  readonly #call: ReportedCall
  readonly #dispatcher: HookDispatcher
  readonly #startedAt = performance.now()
  #callId: string | undefined
  #hasEnded = false

  constructor(call: ReportedCall, dispatcher: HookDispatcher) {
    this.#call = call
    this.#dispatcher = dispatcher
    dispatcher.emit('onStart', this.event)
  }

  /** The properties that all events of this call share. */
  readonly event = (): CallEvent => {
    const { id, method, path } = this.#call.operation
    this.#callId ??= createCallId()
    return { callId: this.#callId, operation: id, method, path, attempt: this.attempt }
  }

  /** Emits an event. Its details are created only if a hook handles it. Returns whether one did. */
  emit<Name extends keyof Hooks>(
    name: Name,
    details: () => Omit<EventOf<Name>, keyof CallEvent>,
  ): boolean {
    return this.#dispatcher.emit(name, () => ({ ...this.event(), ...details() }) as EventOf<Name>)
  }

  /** Counts a request that is about to be sent, and reports it. */
  sending(url: string, headers: Readonly<Record<string, string>>, body: unknown): void {
    const { redact } = this.#call.context
    this.sent++
    this.#sentAt = performance.now()
    this.#status = undefined
    this.emit('onRequest', () => ({
      url: redact.string(url),
      headers: redact.value(headers) as Record<string, string>,
      body: redact.value(body),
    }))
  }

  /** Reports a response. */
  received({ status, headers }: Response): void {
    this.#status = status
    this.emit('onResponse', () => ({
      status,
      durationMs: performance.now() - this.#sentAt,
      requestId: readRequestId(headers, this.#call.context.redact),
      rateLimit: readRateLimit(headers),
    }))
  }

  /** Reports that the call returns this value. */
  succeed(value: unknown): void {
    const { operation, context } = this.#call
    this.#end('success', () => ({ generation: context.platform.generationOf?.(operation, value) }))
  }

  /** Reports that the call throws. What is not an error of ours was thrown by a framework for itself. */
  fail(error: unknown): void {
    if (this.#hasEnded) return
    if (error instanceof MoltError) {
      this.emit('onError', () => ({ error }))
      this.#end(error instanceof AbortError ? 'abort' : 'failure', () => ({ error }))
    } else this.abandon()
  }

  /** Reports that the caller does not want the rest of the call. */
  abandon(): void {
    this.#end('abort', () => ({}))
  }

  #end(result: EndEvent['result'], details: () => Pick<EndEvent, 'error' | 'generation'>): void {
    if (this.#hasEnded) return
    this.#hasEnded = true
    this.emit('onEnd', () => ({
      result,
      durationMs: performance.now() - this.#startedAt,
      attempts: this.sent,
      status: this.#status,
      ...details(),
    }))
  }
}
