import type { CallEvent, EndEvent, MiddlewareRequest, RequestEvent } from '@molt-sdk/core'
import type { Attributes, Context, Span, Tracer } from '@opentelemetry/api'
import { context, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api'
import {
  callAttributes,
  errorType,
  generationName,
  generationRequest,
  generationResult,
  serverAttributes,
} from './attributes.ts'

/** An attempt that has started. */
interface Attempt {
  /** The attributes that its span and its metrics share. */
  readonly attributes: Attributes
  readonly context: Context
}

/** The spans of one call: one for the call, and below it one for each attempt. */
export class CallSpan {
  readonly #tracer: Tracer
  readonly #span: Span
  readonly #name: string
  /** The conventions' name of what is generated, if anything is. */
  readonly #generation: string | undefined
  #attempt: Span | undefined
  /** Host and port that the attempts are sent to. */
  server: Attributes | undefined
  /** Attributes of its active stream, if it has one. */
  stream: Attributes | undefined

  constructor(tracer: Tracer, event: CallEvent) {
    const { method, path, operation, callId } = event
    this.#tracer = tracer
    this.#name = `${method} ${path}`
    this.#generation = generationName(event)
    this.#span = tracer.startSpan(this.#generation ?? this.#name, {
      kind: SpanKind.CLIENT,
      attributes: {
        ...callAttributes(event),
        'molt.operation': operation,
        'molt.call_id': callId,
        ...(this.#generation && {
          'gen_ai.operation.name': this.#generation,
          'gen_ai.provider.name': 'moltghost',
        }),
      },
    })
  }

  /** Starts the span of an attempt. Returns the context that is active while it runs. */
  startAttempt(request: MiddlewareRequest): Attempt {
    const { attempt, url } = request
    this.endAttempt()
    const parent = trace.setSpan(context.active(), this.#span)
    // Each call has one base URL.
    if (!this.server) {
      this.server = serverAttributes(url)
      this.#span.setAttributes(this.server)
    }
    const attributes = { ...callAttributes(request), ...this.server }
    const options = {
      kind: SpanKind.CLIENT,
      attributes:
        attempt > 1 ? { ...attributes, 'http.request.resend_count': attempt - 1 } : attributes,
    }
    const span = this.#tracer.startSpan(this.#name, options, parent)
    this.#attempt = span
    return { attributes, context: trace.setSpan(parent, span) }
  }

  /** Adds what a request shows when it is sent. Its URL has no secrets. */
  onRequest(event: RequestEvent): void {
    // A message on a socket has no attempt.
    const span = this.#attempt ?? this.#span.setAttributes(serverAttributes(event.url))
    span.setAttribute('url.full', event.url)
    if (!this.#generation) return
    const attributes = generationRequest(event)
    const { 'gen_ai.request.model': model } = attributes
    this.#span.setAttributes(attributes)
    if (model) this.#span.updateName(`${this.#generation} ${model}`)
  }

  /** Adds the status of a response to its attempt. */
  onStatus(status: number): void {
    this.#attempt?.setAttribute('http.response.status_code', status)
  }

  /** Ends the span of the latest attempt, unless it has ended. */
  endAttempt(error?: unknown): void {
    if (this.#attempt) endSpan(this.#attempt, error)
    this.#attempt = undefined
  }

  end(event: EndEvent): void {
    const { status, attempts, result, error } = event
    this.endAttempt(error)
    this.#span.setAttributes({
      'http.response.status_code': status,
      'molt.attempts': attempts,
      'molt.result': result,
      ...(this.#generation && generationResult(event)),
    })
    endSpan(this.#span, error)
  }
}

const endSpan = (span: Span, error: unknown): void => {
  if (error !== undefined) {
    const { status, message } = Object(error) as { readonly status?: unknown; message?: string }
    span.setAttribute('error.type', errorType(error))
    // The status of a response says enough.
    const isStatus = Number(status) >= 400
    span.setStatus({ code: SpanStatusCode.ERROR, ...(!isStatus && message && { message }) })
  }
  span.end()
}
