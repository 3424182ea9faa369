import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { ms } from '../lib/format.ts'
import type { Outcome, Setup } from '../lib/row.ts'
import { verdict } from '../lib/row.ts'
import { shuffled, spread } from '../lib/stats.ts'
import { plainWorker } from './start-files.ts'

const runFile = promisify(execFile)
const most = 5

/** What the entry of webhooks adds to a process that is empty otherwise. */
export const webhookImport = async ({ rounds, quick }: Setup): Promise<Outcome> => {
  const worker = await plainWorker('import')
  const entry = import.meta.resolve('@moltify/sdk/webhooks')
  const figures: Record<string, number[]> = { '': [], [entry]: [] }
  for (let at = -1; at < (quick ? 2 : rounds * 4); at++) {
    for (const each of shuffled(Object.keys(figures))) {
      const { stdout } = await runFile(process.execPath, [worker, ...(each ? [each] : [])], {
        cwd: fileURLToPath(new URL('..', import.meta.url)),
        env: { ...process.env, NODE_DISABLE_COMPILE_CACHE: '1', NODE_OPTIONS: '' },
      })
      // The first one only brings the files into the system's cache.
      if (at >= 0) figures[each]?.push(Number(stdout))
    }
  }
  const added = spread(figures[entry] ?? [])
  return {
    tables: [
      {
        title: 'Milliseconds to import',
        columns: ['', ''],
        lines: [
          ['nothing', ms(spread(figures[''] ?? []))],
          ['@moltify/sdk/webhooks', ms(added)],
        ],
      },
    ],
    verdicts: [
      verdict(
        `import of @moltify/sdk/webhooks: at most ${most} ms`,
        ms(added),
        added.median <= most,
      ),
    ],
  }
}
