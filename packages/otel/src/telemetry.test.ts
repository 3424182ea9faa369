import type { Hooks, Middleware } from '@molt-sdk/core'
import type { ServerOptions } from '@molt-sdk/sandbox/node'
import { startSandbox } from '@molt-sdk/sandbox/node'
import { MoltGhostAgent } from '@moltghost/sdk'
import { MoltInfra } from '@moltinfra/sdk'
import { context, propagation, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api'
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'
import {
  CompositePropagator,
  W3CBaggagePropagator,
  W3CTraceContextPropagator,
} from '@opentelemetry/core'
import { UndiciInstrumentation } from '@opentelemetry/instrumentation-undici'
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics'
import type { ReadableSpan } from '@opentelemetry/sdk-trace'
import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace'
import { afterAll, beforeAll, describe, expect, it, onTestFinished, test } from 'vitest'
import { rejectionOf, withoutBackoff } from '../../core/test/client.ts'
import { scriptedServer } from '../../core/test/scripted-server.ts'
import type { TelemetryOptions } from './options.ts'
import { telemetry } from './telemetry.ts'

const exporter = new InMemorySpanExporter()
let lastId = 0
const nextId = (length: number): string => (++lastId).toString(16).padStart(length, '0')

const tracerProvider = new TracerProvider({
  spanProcessors: [new SimpleSpanProcessor({ exporter })],
  // The generator of the SDK needs random numbers, which tests without backoff replace.
  idGenerator: { generateTraceId: () => nextId(32), generateSpanId: () => nextId(16) },
})

beforeAll(() => {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager())
  propagation.setGlobalPropagator(
    new CompositePropagator({
      propagators: [new W3CTraceContextPropagator(), new W3CBaggagePropagator()],
    }),
  )
})

afterAll(() => {
  context.disable()
  propagation.disable()
})

/** The metrics of a test, by name. */
const collectMetrics = () => {
  const metrics = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE)
  const reader = new PeriodicExportingMetricReader({
    exporter: metrics,
    exportIntervalMillis: 1_000_000,
  })
  const meterProvider = new MeterProvider({ readers: [reader] })
  onTestFinished(() => meterProvider.shutdown())
  const read = async (name: string) => {
    metrics.reset()
    await meterProvider.forceFlush()
    const all = metrics.getMetrics().flatMap(({ scopeMetrics }) => scopeMetrics)
    expect(all.every(({ scope }) => scope.name === '@molt-sdk/otel')).toBe(true)
    return all.flatMap(({ metrics }) => metrics).find(({ descriptor }) => descriptor.name === name)
  }
  return { meterProvider, read }
}

/** A sandbox on its own port, and the spans and requests of clients that use it. */
const start = async (options: ServerOptions = {}, telemetryOptions: TelemetryOptions = {}) => {
  exporter.reset()
  const sandbox = await startSandbox(options)
  onTestFinished(() => sandbox.close())
  const use = [telemetry({ tracerProvider, ...telemetryOptions })]
  const sent: Readonly<Record<string, string>>[] = []
  const hooks: Hooks = { onRequest: ({ headers }) => void sent.push(headers) }
  const { moltinfra, moltghost } = sandbox.platformInfo()
  return {
    sandbox,
    sent,
    port: Number(new URL(moltinfra.baseUrl).port),
    key: moltinfra.apiKey,
    infra: new MoltInfra({ ...target(moltinfra), use, hooks }),
    agent: new MoltGhostAgent({ ...target(moltghost), use, hooks }),
  }
}

/** The options of a client for a platform of the sandbox. */
const target = ({ apiKey, baseUrl }: { readonly apiKey: string; readonly baseUrl: string }) => ({
  apiKey,
  baseUrl,
})

const spansNamed = (name: string): ReadableSpan[] =>
  exporter.getFinishedSpans().filter((span) => span.name === name)

/** Of the spans of calls and attempts, those of calls. */
const callSpans = (): ReadableSpan[] =>
  exporter.getFinishedSpans().filter(({ attributes }) => attributes['molt.call_id'])

const attemptsOf = (call: ReadableSpan | undefined): ReadableSpan[] =>
  exporter
    .getFinishedSpans()
    .filter(({ parentSpanContext }) => parentSpanContext?.spanId === call?.spanContext().spanId)

const durationMs = ({ duration: [seconds, nanoseconds] }: ReadableSpan): number =>
  seconds * 1_000 + nanoseconds / 1e6

describe('a call', () => {
  it('is a client span with an attempt below it', async () => {
    const { infra, port } = await start()
    const { id } = await infra.agents.create({ name: 'Ada' })
    exporter.reset()
    await infra.agents.get(id)
    const [call, ...others] = callSpans()
    expect(others).toEqual([])
    expect(call).toMatchObject({
      name: 'GET /agents/{agentId}',
      kind: SpanKind.CLIENT,
      status: { code: SpanStatusCode.UNSET },
      attributes: {
        'http.request.method': 'GET',
        'url.template': '/agents/{agentId}',
        'server.address': '127.0.0.1',
        'server.port': port,
        'http.response.status_code': 200,
        'molt.operation': 'getAgent',
        'molt.call_id': expect.any(String),
        'molt.attempts': 1,
        'molt.result': 'success',
      },
    })
    expect(attemptsOf(call)).toMatchObject([
      {
        name: 'GET /agents/{agentId}',
        kind: SpanKind.CLIENT,
        status: { code: SpanStatusCode.UNSET },
        attributes: {
          'http.request.method': 'GET',
          'url.template': '/agents/{agentId}',
          'url.full': `${infra.baseUrl}/agents/${id}`,
          'server.address': '127.0.0.1',
          'server.port': port,
          'http.response.status_code': 200,
        },
      },
    ])
    const [attempt] = attemptsOf(call)
    expect(attempt?.attributes).not.toHaveProperty('http.request.resend_count')
    expect(attempt?.attributes).not.toHaveProperty('error.type')
  })

  it('has an attempt for each request, of which the failed ones have an error', async () => {
    withoutBackoff()
    const { infra, sandbox } = await start()
    sandbox.faults.add({ kind: 'status', operation: 'listAgents', status: 503, times: 2 })
    await infra.agents.list()
    const [call] = callSpans()
    expect(call).toMatchObject({
      status: { code: SpanStatusCode.UNSET },
      attributes: { 'molt.attempts': 3, 'http.response.status_code': 200 },
    })
    expect(call?.attributes).not.toHaveProperty('error.type')
    const attempts = attemptsOf(call)
    expect(
      attempts.map(({ attributes, status }) => [
        attributes['http.request.resend_count'],
        attributes['http.response.status_code'],
        attributes['error.type'],
        status,
      ]),
    ).toEqual([
      [undefined, 503, '503', { code: SpanStatusCode.ERROR }],
      [1, 503, '503', { code: SpanStatusCode.ERROR }],
      [2, 200, undefined, { code: SpanStatusCode.UNSET }],
    ])
  })

  it('that fails with a status has it as the type of its error', async () => {
    const { infra } = await start()
    await rejectionOf(infra.agents.get('none'))
    const [call] = callSpans()
    for (const span of [call, ...attemptsOf(call)]) {
      expect(span).toMatchObject({
        status: { code: SpanStatusCode.ERROR },
        attributes: { 'error.type': '404', 'http.response.status_code': 404 },
      })
      expect(span?.status.message).toBeUndefined()
    }
    expect(attemptsOf(call)).toHaveLength(1)
  })

  it('that gets no response has the code of the error as its type', async () => {
    const { infra, sandbox } = await start()
    sandbox.faults.add({ kind: 'lostResponse', operation: 'createAgent' })
    await rejectionOf(infra.agents.create({ name: 'Ada' }))
    const [call] = callSpans()
    for (const span of [call, ...attemptsOf(call)]) {
      expect(span).toMatchObject({
        status: { code: SpanStatusCode.ERROR, message: expect.stringContaining('createAgent') },
        attributes: { 'error.type': 'connection_lost' },
      })
      expect(span?.attributes).not.toHaveProperty('http.response.status_code')
    }
  })

  it('that times out has ended spans', async () => {
    const { infra, sandbox } = await start()
    sandbox.faults.add({ kind: 'delay', for: '20s' })
    await rejectionOf(infra.agents.list({}, { timeout: 200 }))
    const [call] = callSpans()
    for (const span of [call, ...attemptsOf(call)]) {
      expect(span?.attributes).toMatchObject({ 'error.type': 'timeout' })
    }
    expect(attemptsOf(call)).toHaveLength(1)
  })

  it('that is rejected before anything is sent has a span without an attempt', async () => {
    const { infra } = await start()
    await rejectionOf(infra.agents.get(''))
    const [call] = callSpans()
    expect(call?.attributes).toMatchObject({
      'error.type': 'invalid_input',
      'molt.attempts': 0,
      'molt.result': 'failure',
    })
    expect(attemptsOf(call)).toEqual([])
  })

  it('never has the API key in a span', async () => {
    const { infra, key } = await start()
    await rejectionOf(infra.agents.get(key))
    const spans = exporter.getFinishedSpans()
    expect(spans).toHaveLength(2)
    for (const { attributes, name, status, events } of spans) {
      expect(JSON.stringify({ attributes, name, status, events })).not.toContain(key)
    }
    expect(attemptsOf(callSpans()[0])[0]?.attributes['url.full']).toContain('[redacted]')
  })

  it('can be recorded for a single call', async () => {
    const { infra, sandbox } = await start()
    const plain = new MoltInfra(target(sandbox.platformInfo().moltinfra))
    await plain.agents.list()
    await plain.agents.list({}, { use: [telemetry({ tracerProvider })] })
    expect(callSpans()).toHaveLength(1)
    await infra.agents.list({}, { use: [telemetry({ tracerProvider })] })
    expect(callSpans()).toHaveLength(3)
  })
})

describe('the context', () => {
  it('of the caller is the parent, for 1,000 concurrent calls', async () => {
    withoutBackoff()
    exporter.reset()
    let failures = 300
    const { url } = await scriptedServer(({ response }) => {
      if (failures-- > 0) response.writeHead(502).end()
      else response.end('{"status":"running"}')
    })
    const use = [telemetry({ tracerProvider })]
    const agent = new MoltGhostAgent({ apiKey: 'a-key', baseUrl: url, use })
    const tracer = tracerProvider.getTracer('test')
    const callOnce = (index: number): Promise<unknown> =>
      tracer.startActiveSpan(`parent ${index}`, async (span) => {
        await agent.health({ maxRetries: 300 })
        span.end()
      })
    await Promise.all(Array.from({ length: 1_000 }, (_, index) => callOnce(index)))
    const byId = new Map(
      exporter.getFinishedSpans().map((span) => [span.spanContext().spanId, span]),
    )
    const calls = callSpans()
    // Only numbers are compared: the difference of so many spans would take minutes to print.
    expect(calls.length).toBe(1_000)
    const parents = calls.map(({ parentSpanContext }) => byId.get(`${parentSpanContext?.spanId}`))
    expect(parents.every((parent) => parent?.name.startsWith('parent '))).toBe(true)
    expect(new Set(parents).size).toBe(1_000)
    const attempts = spansNamed('GET /v1/health').filter((span) => !calls.includes(span))
    // More if a busy machine resets connections.
    expect(attempts.length).toBeGreaterThanOrEqual(1_300)
    for (const attempt of attempts) {
      const call = byId.get(`${attempt.parentSpanContext?.spanId}`)
      expect(call && calls.includes(call)).toBe(true)
      expect(attempt.spanContext().traceId).toBe(call?.spanContext().traceId)
    }
    for (const call of calls) {
      const counts = attempts
        .filter(({ parentSpanContext }) => parentSpanContext?.spanId === call.spanContext().spanId)
        .map(({ attributes }) => attributes['http.request.resend_count'] ?? 0)
      expect(counts).toEqual(counts.map((_, index) => index))
      expect(call.attributes['molt.attempts']).toBe(counts.length)
    }
  })

  it('of an attempt is active while it runs, so that spans of fetch are below it', async () => {
    const undici = new UndiciInstrumentation()
    undici.setTracerProvider(tracerProvider)
    onTestFinished(() => undici.disable())
    const { infra } = await start()
    await infra.agents.list()
    const [call] = callSpans()
    const [attempt] = attemptsOf(call)
    expect(attemptsOf(attempt)).toMatchObject([
      { instrumentationScope: { name: '@opentelemetry/instrumentation-undici' } },
    ])
  })
})

describe('the trace context', () => {
  const withBaggage = <T>(run: () => T): T =>
    context.with(
      propagation.setBaggage(
        context.active(),
        propagation.createBaggage({ tenant: { value: 'north' } }),
      ),
      run,
    )

  it('is not sent by default', async () => {
    const { infra, sent } = await start()
    await withBaggage(() => infra.agents.list())
    expect(Object.keys(sent[0] ?? {}).join()).not.toMatch(/traceparent|tracestate|baggage/)
  })

  it.for([
    ['true', true],
    ['a function that returns true', (url: string) => url.endsWith('/agents')],
  ] as const)('is sent with propagate: %s, without baggage', async ([, propagate]) => {
    const { infra, sent } = await start({}, { propagate })
    await withBaggage(() => infra.agents.list())
    const [attempt] = attemptsOf(callSpans()[0])
    const { traceId, spanId } = attempt?.spanContext() ?? {}
    expect(sent[0]?.['traceparent']).toBe(`00-${traceId}-${spanId}-01`)
    expect(sent[0]).not.toHaveProperty('baggage')
  })

  it('is not sent where a function returns false', async () => {
    const { infra, sent } = await start({}, { propagate: () => false })
    await infra.agents.list()
    expect(sent[0]).not.toHaveProperty('traceparent')
  })
})

describe('an agent', () => {
  const expected = {
    'gen_ai.operation.name': 'chat',
    'gen_ai.provider.name': 'moltghost',
    'gen_ai.response.finish_reasons': ['stop'],
    'gen_ai.usage.input_tokens': expect.any(Number),
    'gen_ai.usage.output_tokens': expect.any(Number),
    'molt.result': 'success',
  }

  it('has the model, the settings and the tokens of a reply', async () => {
    const { agent } = await start({ moltghost: { tokenPace: 0 } })
    const reply = await agent.chat('Hello!', {
      model: 'llama3.1-8b-q4',
      temperature: 0.5,
      max_tokens: 100,
    })
    expect(callSpans()).toMatchObject([
      {
        name: 'chat llama3.1-8b-q4',
        kind: SpanKind.CLIENT,
        attributes: {
          ...expected,
          'gen_ai.request.model': 'llama3.1-8b-q4',
          'gen_ai.request.temperature': 0.5,
          'gen_ai.request.max_tokens': 100,
          'gen_ai.response.id': reply.id,
          'gen_ai.usage.input_tokens': reply.usage.prompt_tokens,
          'gen_ai.usage.output_tokens': reply.usage.completion_tokens,
        },
      },
    ])
    const all = JSON.stringify(exporter.getFinishedSpans().map(({ attributes }) => attributes))
    expect(all).not.toContain('Hello')
  })

  it('has spans of a stream that end when the stream does', async () => {
    const { agent } = await start({ moltghost: { tokenPace: 10 } })
    const stream = agent.stream('Hello!')
    for await (const event of stream) {
      // The spans are not exported before they end.
      if (event.type === 'text') expect(exporter.getFinishedSpans()).toEqual([])
    }
    const [call] = callSpans()
    expect(call).toMatchObject({ name: 'chat', attributes: expected })
    const [attempt] = attemptsOf(call)
    expect(attempt && durationMs(attempt)).toBeGreaterThan(20)
  })

  it('has no error if a stream is left early', async () => {
    const { agent } = await start({ moltghost: { tokenPace: 10 } })
    for await (const _ of agent.stream('Hello!')) break
    const [call] = callSpans()
    expect(call).toMatchObject({
      status: { code: SpanStatusCode.UNSET },
      attributes: { 'molt.result': 'abort' },
    })
    expect(attemptsOf(call)).toHaveLength(1)
  })

  it('has a span for each reply over a socket', async () => {
    const { agent, port } = await start({ moltghost: { tokenPace: 0 } })
    const socket = await agent.connect()
    await socket.chat('Hello!')
    await socket.chat('Hello!')
    await socket.close()
    const calls = callSpans()
    expect(calls).toHaveLength(2)
    for (const call of calls) {
      expect(call).toMatchObject({
        name: 'chat',
        attributes: { ...expected, 'molt.operation': 'chatOverSocket', 'server.port': port },
      })
      expect(attemptsOf(call)).toEqual([])
    }
  })
})

describe('the metrics', () => {
  it('have the duration of each attempt', async () => {
    withoutBackoff()
    const { meterProvider, read } = collectMetrics()
    const { infra, sandbox, port } = await start({}, { meterProvider })
    sandbox.faults.add({ kind: 'status', operation: 'listAgents', status: 503, times: 1 })
    await infra.agents.list()
    sandbox.faults.add({ kind: 'lostResponse', operation: 'createAgent' })
    await rejectionOf(infra.agents.create({ name: 'Ada' }))
    const duration = await read('http.client.request.duration')
    expect(duration?.descriptor.unit).toBe('s')
    const common = { 'server.address': '127.0.0.1', 'server.port': port, 'url.template': '/agents' }
    expect(duration?.dataPoints.map(({ attributes }) => attributes)).toEqual([
      {
        ...common,
        'http.request.method': 'GET',
        'http.response.status_code': 503,
        'error.type': '503',
      },
      { ...common, 'http.request.method': 'GET', 'http.response.status_code': 200 },
      { ...common, 'http.request.method': 'POST', 'error.type': 'connection_lost' },
    ])
    expect(duration?.dataPoints.map(({ value }) => Object(value).count)).toEqual([1, 1, 1])
    const [{ value } = { value: {} }] = duration?.dataPoints ?? []
    expect(Object(value).sum).toBeGreaterThan(0)
    expect(Object(value).sum).toBeLessThan(60)
  })

  it('count streams and replies over a socket while they are active', async () => {
    const { meterProvider, read } = collectMetrics()
    const { agent } = await start({ moltghost: { tokenPace: 10 } }, { meterProvider })
    const active = async (): Promise<readonly unknown[]> => {
      const { dataPoints = [] } = (await read('molt.client.active_streams')) ?? {}
      return dataPoints.map(({ attributes, value }) => [attributes['url.template'], value])
    }
    const streams = [agent.stream('Hello!'), agent.stream('Hello!')]
    for (const stream of streams) await stream[Symbol.asyncIterator]().next()
    expect(await active()).toEqual([['/v1/chat', 2]])
    await streams[0]?.final()
    streams[1]?.abort()
    expect(await active()).toEqual([['/v1/chat', 0]])
    await agent.chat('Hello!')
    const socket = await agent.connect()
    const reply = socket.stream('Hello!')
    await reply[Symbol.asyncIterator]().next()
    expect(await active()).toEqual([
      ['/v1/chat', 0],
      ['/ws', 1],
    ])
    await reply.final()
    await socket.close()
    expect(await active()).toEqual([
      ['/v1/chat', 0],
      ['/ws', 0],
    ])
  })

  it('have what is left of the rate limit', async () => {
    const { meterProvider, read } = collectMetrics()
    const { infra, port } = await start({}, { meterProvider })
    await infra.agents.list()
    const { remaining } = infra.rateLimit ?? {}
    expect(remaining).toBeGreaterThan(0)
    expect((await read('molt.client.rate_limit.remaining'))?.dataPoints).toMatchObject([
      { value: remaining, attributes: { 'server.address': '127.0.0.1', 'server.port': port } },
    ])
  })
})

test('without providers, nothing is recorded and calls work', async () => {
  const sandbox = await startSandbox()
  onTestFinished(() => sandbox.close())
  const infra = new MoltInfra({ ...target(sandbox.platformInfo().moltinfra), use: [telemetry()] })
  exporter.reset()
  await expect(infra.agents.list()).resolves.toMatchObject({ items: [] })
  expect(exporter.getFinishedSpans()).toEqual([])
})

test('global providers that are registered after the middleware was created are used', async () => {
  const { sandbox } = await start()
  const infra = new MoltInfra({ ...target(sandbox.platformInfo().moltinfra), use: [telemetry()] })
  trace.setGlobalTracerProvider(tracerProvider)
  onTestFinished(() => trace.disable())
  await infra.agents.list()
  expect(callSpans()).toHaveLength(1)
})

test.for([
  [
    { propagated: true },
    'Unknown option propagated of telemetry(). Options: tracerProvider, meterProvider, propagate.',
  ],
  [{ propagate: 'yes' }, 'propagate must be a boolean or a function, got string.'],
  [{ tracerProvider: {} }, 'tracerProvider must be an object with getTracer(), got object.'],
  ['console', 'The options of telemetry() must be an object, got string.'],
  [null, 'The options of telemetry() must be an object, got null.'],
  [{ meterProvider: 1 }, 'meterProvider must be an object with getMeter(), got number.'],
] as const)('the options %j are rejected', ([options, message]) => {
  expect(() => telemetry(options as never)).toThrow(new TypeError(message))
})

test('telemetry that is not called is reported when it is used', async () => {
  const sandbox = await startSandbox()
  onTestFinished(() => sandbox.close())
  const use = [telemetry as unknown as Middleware]
  const infra = new MoltInfra({ ...target(sandbox.platformInfo().moltinfra), use })
  expect(await rejectionOf(infra.agents.list())).toMatchObject({
    code: 'middleware_failed',
    message: 'listAgents: a middleware failed: Call telemetry(): use: [telemetry()].',
  })
})
