import { context, trace } from '@opentelemetry/api'
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics'
import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace'

/** @type {(condition: unknown, message: string) => asserts condition} */
const assert = (condition, message) => {
  if (!condition) throw new Error(message)
}

/**
 * Records concurrent calls and a stream with the built package, and checks what the exporters received. Runs in
 * every runtime.
 *
 * @param {{ telemetry: typeof import('../src/index.ts').telemetry, MoltInfra: typeof import('@moltinfra/sdk').MoltInfra, contextManager?: import('@opentelemetry/api').ContextManager }} packages
 * @param {{ baseUrl: string, apiKey: string }} target
 * @returns {Promise<string>} what was recorded
 */
export async function probe({ telemetry, MoltInfra, contextManager }, { baseUrl, apiKey }) {
  const exporter = new InMemorySpanExporter()
  const tracerProvider = new TracerProvider({
    spanProcessors: [new SimpleSpanProcessor({ exporter })],
  })
  const metrics = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE)
  const reader = new PeriodicExportingMetricReader({
    exporter: metrics,
    exportIntervalMillis: 1_000_000,
  })
  const meterProvider = new MeterProvider({ readers: [reader] })
  if (contextManager) context.setGlobalContextManager(contextManager)
  const use = [telemetry({ tracerProvider, meterProvider })]
  const infra = new MoltInfra({ baseUrl, apiKey, use })
  const { id } = await infra.agents.create({ name: 'Traced' })
  exporter.reset()

  const tracer = tracerProvider.getTracer('probe')
  const count = 30
  const parents = await Promise.all(
    Array.from({ length: count }, async (_, call) => {
      const parent = tracer.startSpan(`parent ${call}`)
      await context.with(trace.setSpan(context.active(), parent), () => infra.agents.get(id))
      parent.end()
      return parent.spanContext()
    }),
  )
  const spans = exporter.getFinishedSpans()
  const calls = spans.filter(({ attributes }) => attributes['molt.call_id'])
  assert(calls.length === count, `${calls.length} calls were recorded.`)
  for (const call of calls) {
    const { spanId } = call.spanContext()
    const attempts = spans.filter(({ parentSpanContext }) => parentSpanContext?.spanId === spanId)
    assert(attempts.length === 1, `A call has ${attempts.length} attempts.`)
    const { attributes } = attempts[0] ?? call
    assert(attributes['http.response.status_code'] === 200, 'An attempt has no status.')
  }
  if (contextManager) {
    const found = new Set(calls.map(({ parentSpanContext }) => parentSpanContext?.spanId))
    assert(
      parents.every(({ spanId }) => found.has(spanId)),
      'A call is not below the span that was active.',
    )
  }

  exporter.reset()
  await infra.agents.streamMessage(id, { text: 'Hello' }).final()
  await infra.agents.get('agent_unknown').catch(() => undefined)
  const ended = exporter.getFinishedSpans().filter(({ attributes }) => attributes['molt.call_id'])
  const results = ended.map(({ attributes }) => attributes['error.type'] ?? 'ok').join(' ')
  assert(results === 'ok 404', `A stream and a failed call were recorded as "${results}".`)

  await meterProvider.forceFlush()
  const names = metrics
    .getMetrics()
    .flatMap(({ scopeMetrics }) => scopeMetrics)
    .flatMap(({ metrics: all }) => all)
    .map(({ descriptor }) => descriptor.name)
  assert(names.includes('http.client.request.duration'), `The metrics are "${names}".`)
  await meterProvider.shutdown()
  context.disable()
  return `${count} concurrent calls, a stream and an error were recorded`
}
