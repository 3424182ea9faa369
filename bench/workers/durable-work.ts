import { createHmac, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createSandbox } from '@molt-sdk/sandbox'
import { Moltify } from '@moltify/sdk'
import type { Queue } from '@moltify/sdk/worker'
import { createWorker, memoryQueue, sqliteQueue } from '@moltify/sdk/worker'
import { serveRequests } from '../lib/worker-process.ts'

export interface DurableWorkRequest {
  readonly queue: 'memory' | 'sqlite'
  readonly events: number
}

export interface DurableWorkResult {
  /** Events that were received, saved, handled and settled per second of real time. */
  readonly eventsPerSecond: number
  /** The same per second of CPU time. */
  readonly eventsPerCpuSecond: number
  /** Milliseconds of real time between a webhook and its handler, one figure per webhook. */
  readonly latencies: readonly number[]
  /** Milliseconds of CPU time per second of a worker without events. */
  readonly idleCpu: number
  /** Milliseconds of CPU time per round of polling that finds nothing. */
  readonly pollCpu: number
}

const secret = 'whsec_example_not_real'

const cpuTime = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

const webhookOf = (): { readonly body: string; readonly headers: Record<string, string> } => {
  const taskId = randomUUID()
  const timestamp = new Date().toISOString()
  const data = { taskId, agentId: 'a1', title: 'A lease', description: 'x'.repeat(500) }
  const body = JSON.stringify({ event: 'task.submitted', timestamp, data })
  const now = `${Date.now()}`
  const signature = createHmac('sha256', secret).update(`${now}.${body}`).digest('hex')
  return { body, headers: { 'x-moltify-signature': signature, 'x-moltify-timestamp': now } }
}

const measure = async (queue: Queue, events: number): Promise<DurableWorkResult> => {
  const sandbox = createSandbox({ moltify: { rateLimits: false } })
  const { builder, agents } = sandbox.moltify
  const client = new Moltify({ apiKey: builder.apiKey, fetch: sandbox.fetch })
  let handled = 0
  let onHandled = (): void => undefined
  const worker = createWorker({
    client,
    secret,
    queue,
    on: {
      'task.submitted': () => {
        handled++
        onHandled()
      },
    },
  })
  const until = async (count: number): Promise<void> => {
    while ((await worker.stats()).done < count) await wait(1)
  }
  const webhooks = Array.from({ length: events }, webhookOf)
  const [startTime, startCpu] = [performance.now(), cpuTime()]
  for (const webhook of webhooks) await worker.webhook(webhook)
  while (handled < events) await wait(1)
  await until(events)
  const seconds = (performance.now() - startTime) / 1000
  const cpuSeconds = (cpuTime() - startCpu) / 1000

  const latencies: number[] = []
  for (let index = 0; index < 50; index++) {
    const webhook = webhookOf()
    const start = performance.now()
    const started = new Promise<void>((resolve) => {
      onHandled = resolve
    })
    await worker.webhook(webhook)
    await started
    latencies.push(performance.now() - start)
  }
  await until(events + 50)

  const idleStart = cpuTime()
  await wait(2_000)
  const idleCpu = (cpuTime() - idleStart) / 2

  const rounds = 100
  let round = 0
  const stop = new AbortController()
  const poller = createWorker({
    client,
    on: { other: () => undefined },
    onEvent: ({ type }) => {
      if (type !== 'polled') return
      round++
      if (round === rounds) stop.abort()
    },
  })
  const pollStart = cpuTime()
  const [agent] = agents.list()
  const agentId = agent?.id ?? ''
  await poller.poll({ agentId, interval: 1, maxInterval: 1, signal: stop.signal })
  const pollCpu = (cpuTime() - pollStart) / rounds
  await poller.close()
  await worker.close()
  return {
    eventsPerSecond: events / seconds,
    eventsPerCpuSecond: events / cpuSeconds,
    latencies,
    idleCpu,
    pollCpu,
  }
}

serveRequests<DurableWorkRequest>(async ({ queue, events }) => {
  if (queue === 'memory') return measure(memoryQueue(), events)
  const folder = mkdtempSync(join(tmpdir(), 'molt-bench-'))
  try {
    return await measure(sqliteQueue(join(folder, 'work.db')), events)
  } finally {
    rmSync(folder, { recursive: true })
  }
})
