import type { Benchmark } from '../lib/benchmark.ts'
import { atMost } from '../lib/benchmark.ts'
import { formatMultiple } from '../lib/format.ts'
import { ratios, spread } from '../lib/stats.ts'
import { WorkerProcess } from '../lib/worker-process.ts'
import type { ChecksResult, Implementation } from '../workers/checks.ts'

export const checks: Benchmark = {
  id: 'e',
  title: 'Contract check',
  method:
    'Validates a page of 20 agents against its contract, as a multiple of JSON.parse of the page. Alternating runs in one process; median (quartiles).',
  run: async ({ rounds }) => {
    const worker = new WorkerProcess<{ rounds: number }>('workers/checks.ts')
    try {
      const figures = await worker.request<ChecksResult>({ rounds: rounds * 3 })
      const parse = figures['JSON.parse']
      return {
        tables: [
          {
            title: 'Check of a 20-item page',
            columns: ['', '× JSON.parse', 'per page'],
            rows: (Object.keys(figures) as Implementation[]).map((implementation) => [
              implementation,
              formatMultiple(ratios(figures[implementation], parse)),
              `${(spread(figures[implementation]).median / 1000).toFixed(1)} µs`,
            ]),
          },
        ],
        goalResults: [
          atMost(
            'our check of a 20-item page, as a multiple of JSON.parse',
            ratios(figures['our kernel'], parse),
            0.3,
          ),
        ],
      }
    } finally {
      worker.end()
    }
  },
}
