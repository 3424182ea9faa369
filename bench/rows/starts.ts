import { execFile } from 'node:child_process'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import type { Contestant } from '../contestants/contestant.ts'
import { contestantIds, loadContestant } from '../contestants/index.ts'
import { ms, times } from '../lib/format.ts'
import type { Outcome, Row, Setup } from '../lib/row.ts'
import { atMost } from '../lib/row.ts'
import type { Spread } from '../lib/stats.ts'
import { multiples, shuffled, spread } from '../lib/stats.ts'
import type { Elapsed, StartAnswer } from '../workers/start.ts'
import { startFiles } from './start-files.ts'
import { webhookImport } from './webhook-import.ts'

interface Starter {
  readonly id: string
  readonly contestant: Contestant
  readonly args: readonly string[]
  readonly imported: Elapsed[]
  readonly answered: Elapsed[]
}

const runFile = promisify(execFile)

const startersOf = async ({ loopback }: Setup): Promise<Starter[]> => {
  const { worker, file } = await startFiles(contestantIds)
  return Promise.all(
    contestantIds.map(async (id) => {
      const contestant = await loadContestant(id)
      const args = [
        worker,
        pathToFileURL(file(id)).href,
        await loopback.open('good', contestant.answer),
      ]
      return { id, contestant, args, imported: [], answered: [] }
    }),
  )
}

const start = async ({ args, imported, answered }: Starter, counts: boolean): Promise<void> => {
  const { stdout } = await runFile(process.execPath, [...args], {
    env: { ...process.env, NODE_DISABLE_COMPILE_CACHE: '1', NODE_OPTIONS: '' },
  })
  const given: StartAnswer = JSON.parse(stdout)
  if (!counts) return
  imported.push(given.imported)
  answered.push(given.answered)
}

const clock = (figures: readonly Elapsed[]): number[] => figures.map((one) => one.clock)
const processor = (figures: readonly Elapsed[]): number[] => figures.map((one) => one.processor)

const report = (starters: readonly Starter[]): Outcome => {
  const find = (id: string): Starter => {
    const starter = starters.find((one) => one.id === id)
    if (!starter) throw new Error(`${id} did not start.`)
    return starter
  }
  const importOf = (one: Starter, id: string): Spread =>
    multiples(processor(one.imported), processor(find(id).imported))
  const answerOf = (one: Starter, id: string): Spread =>
    multiples(processor(one.answered), processor(find(id).answered))
  const ours = starters.filter(({ contestant }) => contestant.ours)
  return {
    tables: [
      {
        title: 'Milliseconds in a fresh process, and processor time as a multiple',
        columns: ['', 'import alone', 'of ky', 'import + construct + first answer', 'of raw fetch'],
        lines: starters.map((one) => [
          one.contestant.name,
          ms(spread(clock(one.imported))),
          times(importOf(one, 'ky')),
          ms(spread(clock(one.answered))),
          times(answerOf(one, 'fetch')),
        ]),
      },
    ],
    verdicts: ours.flatMap((one) => [
      atMost(
        `processor time of the import of ${one.contestant.name}, as a multiple of ky`,
        importOf(one, 'ky'),
        1.15,
      ),
      atMost(
        `processor time until the first answer of ${one.contestant.name}, as a multiple of openai`,
        answerOf(one, 'openai'),
        0.8,
      ),
    ]),
  }
}

export const starts: Row = {
  id: 'c',
  title: 'Cold start',
  method:
    'Each start in a process of its own, in ever new order, without a compile cache; the clock starts after Node has. Milliseconds are those of the clock; the multiples compare processor time, which other programs on the machine lengthen less. Median (quarter marks) of the starts.',
  run: async (setup) => {
    const starters = await startersOf(setup)
    const count = setup.quick ? 2 : setup.rounds * 4
    for (let at = -1; at < count; at++) {
      // The first start only brings the files into the system's cache.
      for (const starter of shuffled(starters)) await start(starter, at >= 0)
    }
    const calls = report(starters)
    const webhooks = await webhookImport(setup)
    return {
      tables: [...calls.tables, ...webhooks.tables],
      verdicts: [...calls.verdicts, ...webhooks.verdicts],
    }
  },
}
