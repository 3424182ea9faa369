import { telemetry } from '@molt-sdk/otel'
import { MoltInfra } from '@moltinfra/sdk'
import { context } from '@opentelemetry/api'
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'
import type { SpanProcessor } from '@opentelemetry/sdk-trace'
import { TracerProvider } from '@opentelemetry/sdk-trace'
import { agent } from '../candidates/response-fixture.ts'
import { shuffle } from '../lib/stats.ts'
import { serveRequests } from '../lib/worker-process.ts'

export interface TracingRequest {
  readonly blocks: number
  readonly callsPerBlock: number
}

/** Microseconds of CPU time per call, one figure for each block. */
export type TracingResult = Readonly<Record<Variant, readonly number[]>>

export type Variant = 'without' | 'middleware' | 'without SDK' | 'with SDK'

const [baseUrl = ''] = process.argv.slice(2)
const options = { apiKey: 'key', baseUrl }

/** Ends spans without exporting them: exporters differ, and work in batches. */
const discard: SpanProcessor = {
  onStart: () => undefined,
  onEnd: () => undefined,
  forceFlush: async () => undefined,
  shutdown: async () => undefined,
}
const tracerProvider = new TracerProvider({ spanProcessors: [discard] })
context.setGlobalContextManager(new AsyncLocalStorageContextManager())

const clients: Readonly<Record<Variant, MoltInfra>> = {
  without: new MoltInfra(options),
  middleware: new MoltInfra({ ...options, use: [(request, next) => next(request)] }),
  'without SDK': new MoltInfra({ ...options, use: [telemetry()] }),
  'with SDK': new MoltInfra({ ...options, use: [telemetry({ tracerProvider })] }),
}
const variants = Object.keys(clients) as Variant[]

const measure = async (client: MoltInfra, calls: number): Promise<number> => {
  const start = process.cpuUsage()
  for (let call = 0; call < calls; call++) await client.agents.get(agent.id)
  const { user, system } = process.cpuUsage(start)
  return (user + system) / calls
}

serveRequests(async ({ blocks, callsPerBlock }: TracingRequest): Promise<TracingResult> => {
  const figures: Record<Variant, number[]> = {
    without: [],
    middleware: [],
    'without SDK': [],
    'with SDK': [],
  }
  for (let block = 0; block < blocks; block++) {
    for (const variant of shuffle(variants))
      figures[variant].push(await measure(clients[variant], callsPerBlock))
  }
  return figures
})
