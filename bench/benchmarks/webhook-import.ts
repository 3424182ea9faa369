import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { BenchmarkOptions, BenchmarkResult } from '../lib/benchmark.ts'
import { goalResult } from '../lib/benchmark.ts'
import { formatMs } from '../lib/format.ts'
import { shuffle, spread } from '../lib/stats.ts'
import { verdictAtMost } from '../lib/verdict.ts'
import { buildWorker } from './build-workers.ts'

const runFile = promisify(execFile)
const maxMs = 5

/** Measures the import of the webhooks entry in an otherwise empty process. */
export const webhookImport = async ({
  rounds,
  quick,
}: BenchmarkOptions): Promise<BenchmarkResult> => {
  const worker = await buildWorker('import')
  const entry = import.meta.resolve('@moltify/sdk/webhooks')
  const figures: Record<string, number[]> = { '': [], [entry]: [] }
  for (let run = -1; run < (quick ? 2 : rounds * 4); run++) {
    for (const specifier of shuffle(Object.keys(figures))) {
      const { stdout } = await runFile(
        process.execPath,
        [worker, ...(specifier ? [specifier] : [])],
        {
          cwd: fileURLToPath(new URL('..', import.meta.url)),
          env: { ...process.env, NODE_DISABLE_COMPILE_CACHE: '1', NODE_OPTIONS: '' },
        },
      )
      // The first run only fills the file system cache.
      if (run >= 0) figures[specifier]?.push(Number(stdout))
    }
  }
  const importMs = spread(figures[entry] ?? [])
  return {
    tables: [
      {
        title: 'Milliseconds to import',
        columns: ['', ''],
        rows: [
          ['nothing', formatMs(spread(figures[''] ?? []))],
          ['@moltify/sdk/webhooks', formatMs(importMs)],
        ],
      },
    ],
    goalResults: [
      goalResult(
        `import of @moltify/sdk/webhooks: at most ${maxMs} ms`,
        formatMs(importMs),
        verdictAtMost(importMs, maxMs),
      ),
    ],
  }
}
