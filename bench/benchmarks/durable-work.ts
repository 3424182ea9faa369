import type { Benchmark } from '../lib/benchmark.ts'
import { spread } from '../lib/stats.ts'
import { WorkerProcess } from '../lib/worker-process.ts'
import type { DurableWorkRequest, DurableWorkResult } from '../workers/durable-work.ts'

const queues = ['memory', 'sqlite'] as const

export const durableWork: Benchmark = {
  id: 'w',
  title: 'Durable work',
  method:
    'A worker of @moltify/sdk on Node receives signed webhooks in its own process, one after the other, saves them, runs a handler that does nothing, and settles them. SQLite writes to the temporary folder with a sync per write. Latency is the time between a webhook and the start of its handler in a worker without other work. A round of polling that finds nothing calls two lists of the sandbox, whose CPU time is included. Median (quartiles).',
  run: async ({ rounds, quick }) => {
    const rows: string[][] = []
    for (const queue of queues) {
      const worker = new WorkerProcess<DurableWorkRequest>(
        'workers/durable-work.ts',
        [],
        ['--no-warnings'],
      )
      try {
        const results: DurableWorkResult[] = []
        for (let round = 0; round < rounds; round++)
          results.push(await worker.request({ queue, events: quick ? 500 : 2_000 }))
        const figure = (of: (result: DurableWorkResult) => number, digits = 0): string => {
          const { median, low, high } = spread(results.map(of))
          return `${median.toFixed(digits)} (${low.toFixed(digits)}-${high.toFixed(digits)})`
        }
        rows.push([
          queue === 'memory' ? 'memoryQueue()' : 'sqliteQueue(path)',
          figure(({ eventsPerSecond }) => eventsPerSecond),
          figure(({ eventsPerCpuSecond }) => eventsPerCpuSecond),
          figure(({ latencies }) => spread(latencies).median, 2),
          figure(({ idleCpu }) => idleCpu, 2),
          figure(({ pollCpu }) => pollCpu, 2),
        ])
      } finally {
        worker.end()
      }
    }
    return {
      tables: [
        {
          title: 'Events through a queue',
          columns: [
            '',
            'events/s',
            'events per second of CPU time',
            'ms from webhook to handler',
            'ms of CPU time per idle second',
            'ms of CPU time per idle round of polling',
          ],
          rows,
        },
      ],
      goalResults: [],
    }
  },
}
