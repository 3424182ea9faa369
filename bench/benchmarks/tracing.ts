import { candidate } from '../candidates/moltinfra.ts'
import type { Benchmark } from '../lib/benchmark.ts'
import { formatMultiple } from '../lib/format.ts'
import { ratios, spread } from '../lib/stats.ts'
import { WorkerProcess } from '../lib/worker-process.ts'
import type { TracingRequest, TracingResult, Variant } from '../workers/tracing.ts'

const labels: Readonly<Record<Variant, string>> = {
  without: 'no middleware',
  middleware: 'a middleware that calls next()',
  'without SDK': 'telemetry(), no SDK registered',
  'with SDK': 'telemetry(), spans recorded and discarded',
}

export const tracing: Benchmark = {
  id: 't',
  title: 'Tracing',
  method:
    'GET of about 1 KB of JSON with @moltinfra/sdk, one call after the other, with and without @molt-sdk/otel. Spans are recorded, but not exported. Alternating blocks of calls in one process; median (quartiles) of the blocks.',
  run: async ({ loopback, rounds, quick }) => {
    const worker = new WorkerProcess<TracingRequest>('workers/tracing.ts', [
      await loopback.open('ok', candidate.responseBody),
    ])
    try {
      const callsPerBlock = quick ? 50 : 100
      // Warm-up: code is optimized before the first measurement.
      await worker.request({ blocks: quick ? 10 : 30, callsPerBlock })
      const figures = await worker.request<TracingResult>({ blocks: rounds * 10, callsPerBlock })
      const added = (variant: Variant): string => {
        const differences = figures[variant].map((time, i) => time - (figures.without[i] ?? time))
        const { median, low, high } = spread(differences)
        return `${median.toFixed(0)} (${low.toFixed(0)}-${high.toFixed(0)})`
      }
      return {
        tables: [
          {
            title: 'CPU time per call',
            columns: ['', 'µs', 'more µs than without', '× without'],
            rows: (Object.keys(labels) as Variant[]).map((variant) => [
              labels[variant],
              spread(figures[variant]).median.toFixed(0),
              added(variant),
              formatMultiple(ratios(figures[variant], figures.without)),
            ]),
          },
        ],
        goalResults: [],
      }
    } finally {
      worker.end()
    }
  },
}
