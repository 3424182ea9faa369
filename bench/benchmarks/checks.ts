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
    'Validates a page of 20 items against its contract, as a multiple of JSON.parse of the page. Alternating runs in one process; median (quartiles).',
  run: async ({ rounds }) => {
    const worker = new WorkerProcess<{ rounds: number }>('workers/checks.ts')
    try {
      const { implementations, pages } = await worker.request<ChecksResult>({
        rounds: rounds * 3,
      })
      const parse = implementations['JSON.parse']
      const microseconds = (figures: readonly number[]): string =>
        `${(spread(figures).median / 1000).toFixed(1)} µs`
      return {
        tables: [
          {
            title: 'Check of a 20-item page',
            columns: ['', '× JSON.parse', 'per page'],
            rows: (Object.keys(implementations) as Implementation[]).map((implementation) => [
              implementation,
              formatMultiple(ratios(implementations[implementation], parse)),
              microseconds(implementations[implementation]),
            ]),
          },
          {
            title: 'Our check of pages of the other platforms',
            columns: ['', '× JSON.parse', 'per page'],
            rows: Object.entries(pages).map(([page, { parse, check }]) => [
              page,
              formatMultiple(ratios(check, parse)),
              microseconds(check),
            ]),
          },
        ],
        goalResults: [
          atMost(
            'our check of a 20-item page, as a multiple of JSON.parse',
            ratios(implementations['our kernel'], parse),
            0.2,
          ),
          ...Object.entries(pages).map(([page, { parse, check }]) =>
            atMost(
              `our check of 20 items (${page}), as a multiple of JSON.parse`,
              ratios(check, parse),
              0.2,
            ),
          ),
        ],
      }
    } finally {
      worker.end()
    }
  },
}
