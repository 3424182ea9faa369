import type { CallEvent, Hooks, Middleware, MiddlewareRequest } from '@molt-sdk/core'
import type { Context, Tracer } from '@opentelemetry/api'
import { context, propagation, trace } from '@opentelemetry/api'
import { callAttributes, errorType, serverAttributes } from './attributes.ts'
import { CallSpan } from './call-span.ts'
import type { Instruments } from './instruments.ts'
import { createInstruments } from './instruments.ts'
import type { TelemetryOptions } from './options.ts'
import { checkOptions } from './options.ts'
import { scopeName } from './scope-name.ts'

/**
 * Creates a middleware that records each call of a client as a span, each attempt as a span below it,
 * and metrics. Put it first, so that it measures the other middleware as well. It never reads the
 * content of a message and never sees the API key.
 *
 * @throws TypeError if an option is unknown or invalid.
 * @example
 * const moltify = new Moltify({ apiKey, use: [telemetry()] })
 */
export const telemetry = (options: TelemetryOptions = {}): Middleware => {
  checkOptions(options)
  const { tracerProvider, meterProvider, propagate = false } = options
  const calls = new Map<string, CallSpan>()
  let tracer: Tracer | undefined
  let instruments: Instruments | undefined
  // Not when the middleware is created: the program may register its providers later.
  const instrumentsNow = (): Instruments => {
    instruments ??= createInstruments(meterProvider)
    return instruments
  }

  const startStream = (call: CallSpan | undefined, event: CallEvent, url: string): void => {
    if (!call || call.stream) return
    call.stream = { ...callAttributes(event), ...serverAttributes(url) }
    instrumentsNow().activeStreams.add(1, call.stream)
  }

  const hooks: Hooks = {
    onStart: (event) => {
      tracer ??= (tracerProvider ?? trace).getTracer(scopeName)
      calls.set(event.callId, new CallSpan(tracer, event))
    },
    onRequest: (event) => {
      const call = calls.get(event.callId)
      call?.onRequest(event)
      // Every other request has headers.
      if (event.operation === 'chatOverSocket') startStream(call, event, event.url)
    },
    onResponse: ({ callId, rateLimit }) => {
      const server = calls.get(callId)?.server
      const { remaining } = rateLimit ?? {}
      if (remaining !== undefined && server)
        instrumentsNow().rateLimitRemaining.record(remaining, server)
    },
    onRetry: ({ callId, error }) => calls.get(callId)?.endAttempt(error),
    onEnd: (event) => {
      const call = calls.get(event.callId)
      calls.delete(event.callId)
      call?.end(event)
      if (call?.stream) instrumentsNow().activeStreams.add(-1, call.stream)
    },
  }

  const middleware: Middleware = async (request, next) => {
    const call = calls.get(request.callId)
    if (!call) return next(request)
    const { url } = request
    const attempt = call.startAttempt(request)
    const startedAt = performance.now()
    const record = (outcome: object): void =>
      instrumentsNow().duration.record((performance.now() - startedAt) / 1_000, {
        ...attempt.attributes,
        ...outcome,
      })
    const isPropagated = typeof propagate === 'function' ? propagate(url) : propagate
    const sent = isPropagated ? withTraceContext(request, attempt.context) : request
    try {
      const response = await context.with(attempt.context, next, undefined, sent)
      const { status, headers } = response
      call.onStatus(status)
      record({
        'http.response.status_code': status,
        ...(status >= 400 && { 'error.type': `${status}` }),
      })
      if (/^text\/event-stream\b/i.test(headers.get('content-type') ?? '')) {
        startStream(calls.get(request.callId), request, url)
      }
      return response
    } catch (error) {
      record({ 'error.type': errorType(error) })
      throw error
    }
  }
  return Object.assign(middleware, { hooks })
}

/** The request with the headers of the global propagator, except for baggage. */
const withTraceContext = (request: MiddlewareRequest, active: Context): MiddlewareRequest => {
  const carrier: Record<string, string> = {}
  propagation.inject(active, carrier)
  delete carrier['baggage']
  return { ...request, headers: { ...request.headers, ...carrier } }
}
