import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { benchmarks } from './benchmarks/index.ts'
import { candidateIds, loadCandidate } from './candidates/index.ts'
import { buildPackages } from './lib/build.ts'
import { describeMachine, nameAndVersion } from './lib/environment.ts'
import type { BenchmarkRun } from './lib/print.ts'
import { toMarkdown, toTerminal } from './lib/print.ts'
import { Loopback } from './server/loopback.ts'

const usage = `pnpm bench [options]

  --only a,d       runs only these benchmarks: ${benchmarks.map(({ id, title }) => `${id} (${title})`).join(', ')}
  --rounds 7       number of measurements per figure
  --built          measures the existing dist/ folders, without building first
  --quick          shorter run (under a minute); results are not saved
  --date 2026-08-01  date of the results, by default today

A run of all benchmarks without --quick is written to bench/RESULTS.md.`

const { values: options } = parseArgs({
  options: {
    only: { type: 'string' },
    rounds: { type: 'string' },
    built: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
    date: { type: 'string', default: new Date().toISOString().slice(0, 10) },
    help: { type: 'boolean', default: false },
  },
})

const selected = benchmarks.filter(
  ({ id }) => !options.only || options.only.split(',').includes(id),
)
const rounds = Number(options.rounds ?? (options.quick ? 3 : 7))

if (options.help || !selected.length || !(rounds >= 1)) {
  console.log(usage)
  process.exit(options.help ? 0 : 2)
}

if (!options.built) buildPackages()

const started = performance.now()
const loopback = new Loopback()
const runs: BenchmarkRun[] = []
try {
  for (const benchmark of selected) {
    process.stderr.write(`${benchmark.id}. ${benchmark.title} ...\n`)
    const result = await benchmark.run({ loopback, rounds, quick: options.quick })
    runs.push({ benchmark, result })
    console.log(toTerminal({ benchmark, result }))
  }
} finally {
  loopback.close()
}

const candidates = await Promise.all(candidateIds.map(loadCandidate))
const versions = candidates.flatMap((candidate) =>
  candidate.package ? [nameAndVersion(candidate.package)] : [],
)
const minutes = ((performance.now() - started) / 60_000).toFixed(1)
const environment = [
  `${describeMachine(options.date)}; ${rounds} rounds in ${minutes} minutes.`,
  `${versions.join(', ')}.`,
]
console.log(`\n${environment.join('\n')}`)

if (selected.length === benchmarks.length && !options.quick) {
  writeFileSync(new URL('RESULTS.md', import.meta.url), toMarkdown(runs, environment))
  console.log('Results written to bench/RESULTS.md.')
}
