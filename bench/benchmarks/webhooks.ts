import type { Benchmark } from '../lib/benchmark.ts'
import { atLeast } from '../lib/benchmark.ts'
import { formatMultiple } from '../lib/format.ts'
import { ratios, spread } from '../lib/stats.ts'
import { WorkerProcess } from '../lib/worker-process.ts'
import type { Implementation, WebhooksResult } from '../workers/webhooks.ts'

const text = 'node:crypto + JSON.parse, text'
const bytes = 'node:crypto + JSON.parse, bytes'

export const webhooks: Benchmark = {
  id: 'f',
  title: 'Webhooks',
  method:
    'Verifies and parses a delivery of 1 KB on Node. Deliveries per second of CPU time, as a share of plain node:crypto and JSON.parse with the same checks. Alternating runs in one process; median (quartiles).',
  run: async ({ rounds }) => {
    const worker = new WorkerProcess<{ rounds: number }>('workers/webhooks.ts')
    try {
      const figures = await worker.request<WebhooksResult>({ rounds: rounds * 3 })
      const share = (implementation: Implementation) =>
        ratios(figures[implementation.endsWith('bytes') ? bytes : text], figures[implementation])
      return {
        tables: [
          {
            title: 'Verify and parse',
            columns: ['', '× node:crypto', 'per delivery'],
            rows: (Object.keys(figures) as Implementation[]).map((implementation) => [
              implementation,
              formatMultiple(share(implementation)),
              `${(spread(figures[implementation]).median / 1000).toFixed(1)} µs`,
            ]),
          },
        ],
        goalResults: (['@moltify/sdk, text', '@moltify/sdk, bytes'] as const).map(
          (implementation) =>
            atLeast(
              `verify and parse of ${implementation}, as a share of node:crypto`,
              share(implementation),
              0.9,
            ),
        ),
      }
    } finally {
      worker.end()
    }
  },
}
