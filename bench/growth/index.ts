import { mkdirSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { loadCandidate } from '../candidates/index.ts'
import { buildPackages } from '../lib/build.ts'
import { describeMachine } from '../lib/environment.ts'
import { WorkerProcess } from '../lib/worker-process.ts'
import { Loopback } from '../server/loopback.ts'
import type { PlotLine } from './plot.ts'
import { toSvg } from './plot.ts'
import { toMarkdown } from './report.ts'
import type { GrowthRow } from './rows.ts'
import { rows } from './rows.ts'

const { values: options } = parseArgs({
  options: {
    only: { type: 'string' },
    built: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
    date: { type: 'string', default: new Date().toISOString().slice(0, 10) },
    help: { type: 'boolean', default: false },
  },
})
const selected = rows.filter(({ id }) => !options.only || options.only.split(',').includes(id))

if (options.help || !selected.length) {
  console.log(`pnpm bench:growth [options]

  --only calls,queue   runs only these rows: ${rows.map(({ id }) => id).join(', ')}
  --quick              runs the two smallest sizes only; results are not saved
  --built              measures the existing dist/ folders, without building first
  --date 2026-08-01    date of the results, by default today

A run of all rows without --quick is written to bench/GROWTH.md and bench/plots/.`)
  process.exit(options.help ? 0 : 2)
}

if (!options.built) buildPackages()

const loopback = new Loopback()

const measureLine = async (
  row: GrowthRow,
  contestant: string,
  sizes: readonly number[],
): Promise<number[]> => {
  const needsServer = row.id === 'calls'
  const baseUrl = needsServer
    ? await loopback.open('ok', (await loadCandidate(contestant)).responseBody)
    : ''
  const args = [row.id, contestant, baseUrl]
  const flags = ['--expose-gc', '--no-warnings']
  const worker = new WorkerProcess<{ size: number }>('growth/worker.ts', args, flags)
  try {
    const costs: number[] = []
    for (const size of sizes) costs.push(await worker.request<number>({ size }))
    return costs
  } finally {
    worker.end()
  }
}

const results: [GrowthRow, readonly PlotLine[]][] = []
try {
  for (const row of selected) {
    const sizes = options.quick ? row.sizes.slice(0, 2) : row.sizes
    const lines: PlotLine[] = []
    for (const [contestant, name] of Object.entries(row.lines)) {
      const costs = await measureLine(row, contestant, sizes)
      lines.push({ name, costs })
      console.log(`${row.id}: ${name}: ${costs.map((cost) => cost.toFixed(1)).join(', ')} µs`)
    }
    results.push([row, lines])
  }
} finally {
  loopback.close()
}

if (!options.quick && selected.length === rows.length) {
  const folder = new URL('../plots/', import.meta.url)
  mkdirSync(folder, { recursive: true })
  for (const [{ id, title, size, unit, sizes }, lines] of results) {
    const plot = { title, xLabel: size, yLabel: `µs of CPU time per ${unit}`, sizes, lines }
    writeFileSync(new URL(`${id}.svg`, folder), toSvg(plot))
  }
  const page = toMarkdown(results, describeMachine(options.date))
  writeFileSync(new URL('../GROWTH.md', import.meta.url), page)
  console.log('Results written to bench/GROWTH.md and bench/plots/.')
}
