import { telemetry } from '@molt-sdk/otel'
import { MoltInfra } from '@moltinfra/sdk'
import { context, trace } from '@opentelemetry/api'
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'
import type { ReadableSpan } from '@opentelemetry/sdk-trace'
import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace'
import { openMoltInfra } from './lib/open-moltinfra.ts'

// Records calls with OpenTelemetry and prints their spans as a tree. In production, the SDK of your vendor
// registers the providers and exports the spans.

const exporter = new InMemorySpanExporter()
const provider = new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] })
trace.setGlobalTracerProvider(provider)
context.setGlobalContextManager(new AsyncLocalStorageContextManager())

await using target = await openMoltInfra()
const infra = new MoltInfra({ ...target, use: [telemetry()] })

await trace.getTracer('example').startActiveSpan('talk to an agent', async (span) => {
  const { id } = await infra.agents.create({ name: 'Ada' })
  await infra.agents.sendMessage(id, { text: 'Hello' })
  await infra.agents.delete(id)
  await infra.agents.get(id).catch(() => undefined)
  span.end()
})

const spans = exporter.getFinishedSpans()

const printTree = (parentId: string | undefined, indent: string): void => {
  const children = spans.filter(({ parentSpanContext }) => parentSpanContext?.spanId === parentId)
  for (const span of children.sort(byStart)) {
    const { 'error.type': error, 'http.response.status_code': status } = span.attributes
    console.log(`${indent}${span.name}  ${error ? `error ${error}` : (status ?? '')}`.trimEnd())
    printTree(span.spanContext().spanId, `${indent}  `)
  }
}

const byStart = (a: ReadableSpan, b: ReadableSpan): number => startOf(a) - startOf(b)
const startOf = ({ startTime: [seconds, nanoseconds] }: ReadableSpan): number =>
  seconds * 1_000 + nanoseconds / 1e6

printTree(undefined, '')
