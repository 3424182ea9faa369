import type { Benchmark } from '../lib/benchmark.ts'
import { bundles } from './bundles.ts'
import { calls } from './calls.ts'
import { callsFresh } from './calls-fresh.ts'
import { checks } from './checks.ts'
import { coldStart } from './cold-start.ts'
import { durableWork } from './durable-work.ts'
import { memory } from './memory.ts'
import { reliability } from './reliability.ts'
import { sockets } from './sockets.ts'
import { streams } from './streams.ts'
import { tracing } from './tracing.ts'
import { webhookServers } from './webhook-servers.ts'
import { webhooks } from './webhooks.ts'

/** In the order in which they run and are printed. */
export const benchmarks: readonly Benchmark[] = [
  calls,
  callsFresh,
  streams,
  coldStart,
  bundles,
  checks,
  webhooks,
  webhookServers,
  durableWork,
  sockets,
  tracing,
  memory,
  reliability,
]
