import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { contestantIds, loadContestant } from './contestants/index.ts'
import { buildPackages } from './lib/build.ts'
import { machineFacts, withVersion } from './lib/facts.ts'
import type { Finished } from './lib/print.ts'
import { inMarkdown, inTerminal } from './lib/print.ts'
import { rows } from './rows/index.ts'
import { Loopback } from './server/loopback.ts'

const usage = `pnpm bench [options]

  --only a,d       only these rows: ${rows.map(({ id, title }) => `${id} (${title})`).join(', ')}
  --rounds 7       how often each figure is taken
  --built          measure what is in dist/, without building first
  --quick          a look in under a minute, not for the record
  --date 2026-08-01  the date to write down, if not today's

A whole run that is not quick is written to bench/RESULTS.md.`

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

const chosen = rows.filter(({ id }) => !options.only || options.only.split(',').includes(id))
const rounds = Number(options.rounds ?? (options.quick ? 3 : 7))

if (options.help || !chosen.length || !(rounds >= 1)) {
  console.log(usage)
  process.exit(options.help ? 0 : 2)
}

if (!options.built) buildPackages()

const started = performance.now()
const loopback = new Loopback()
const finished: Finished[] = []
try {
  for (const row of chosen) {
    process.stderr.write(`${row.id}. ${row.title} ...\n`)
    const one = { row, outcome: await row.run({ loopback, rounds, quick: options.quick }) }
    finished.push(one)
    console.log(inTerminal(one))
  }
} finally {
  loopback.close()
}

const contestants = await Promise.all(contestantIds.map(loadContestant))
const versions = contestants.flatMap((one) => (one.package ? [withVersion(one.package)] : []))
const minutes = ((performance.now() - started) / 60_000).toFixed(1)
const facts = [
  `${machineFacts(options.date)}; ${rounds} rounds in ${minutes} minutes.`,
  `${versions.join(', ')}.`,
]
console.log(`\n${facts.join('\n')}`)

if (chosen.length === rows.length && !options.quick) {
  writeFileSync(new URL('RESULTS.md', import.meta.url), inMarkdown(finished, facts))
  console.log('Written to bench/RESULTS.md.')
}
