import type { Contestant } from '../contestants/contestant.ts'
import { contestantIds, loadContestant } from '../contestants/index.ts'
import { Child } from '../lib/child.ts'
import { times, whole } from '../lib/format.ts'
import type { Outcome, Row, Setup, Verdict } from '../lib/row.ts'
import { atMost } from '../lib/row.ts'
import { mean, multiples, shuffled, spread } from '../lib/stats.ts'
import type { CallsAnswer, CallsAsk } from '../workers/calls.ts'

const modes = {
  'one by one': { count: 64, width: 1 },
  '64 at once': { count: 256, width: 64 },
} satisfies Readonly<Record<string, CallsAsk>>

type Mode = keyof typeof modes
const modeNames = Object.keys(modes) as Mode[]

interface Runner {
  readonly id: string
  readonly contestant: Contestant
  readonly child: Child<CallsAsk>
  /** One figure for each round. */
  readonly processor: Readonly<Record<Mode, number[]>>
  readonly clock: Readonly<Record<Mode, number[]>>
}

const start = async (id: string, { loopback, quick }: Setup): Promise<Runner> => {
  const contestant = await loadContestant(id)
  const child = new Child<CallsAsk>('workers/calls.ts', [
    id,
    await loopback.open('good', contestant.answer),
  ])
  // Compiled and connected before anything is measured.
  await child.ask({ count: quick ? 500 : 1_500, width: 1 })
  await child.ask({ count: quick ? 1_000 : 12_000, width: 64 })
  const empty = (): Record<Mode, number[]> => ({ 'one by one': [], '64 at once': [] })
  return { id, contestant, child, processor: empty(), clock: empty() }
}

/** Many small blocks in ever new order: this machine's speed drifts, and must drift for all alike. */
const round = async (runners: readonly Runner[], mode: Mode, blocks: number): Promise<void> => {
  const answers = new Map(runners.map((runner) => [runner, [] as CallsAnswer[]]))
  for (let at = 0; at < blocks; at++) {
    for (const runner of shuffled(runners)) {
      answers.get(runner)?.push(await runner.child.ask<CallsAnswer>(modes[mode]))
    }
  }
  for (const [runner, given] of answers) {
    runner.processor[mode].push(mean(given.map(({ processor }) => processor)))
    runner.clock[mode].push(mean(given.map(({ clock }) => clock)))
  }
}

const report = (runners: readonly Runner[]): Outcome => {
  const find = (id: string): Runner => {
    const runner = runners.find((one) => one.id === id)
    if (!runner) throw new Error(`${id} did not run.`)
    return runner
  }
  const raw = find('fetch')
  const lines = runners.map(({ contestant, processor, clock }) => [
    contestant.name,
    ...modeNames.flatMap((mode) => [
      times(multiples(processor[mode], raw.processor[mode])),
      `${whole(spread(processor[mode]).median)} µs`,
      whole(1e6 / spread(clock[mode]).median),
    ]),
  ])
  const against = (one: Runner, id: string, mode: Mode, limit: number): Verdict =>
    atMost(
      `processor time of a call of ${one.contestant.name}, ${mode}, as a multiple of ${find(id).contestant.name}`,
      multiples(one.processor[mode], find(id).processor[mode]),
      limit,
    )
  const ours = runners.filter(({ contestant }) => contestant.ours)
  return {
    tables: [
      {
        title: 'Processor time of a call as a multiple of raw fetch, and calls per second',
        columns: ['', ...modeNames.flatMap((mode) => [mode, 'a call', 'calls/s'])],
        lines,
      },
    ],
    verdicts: ours.flatMap((one) =>
      modeNames.flatMap((mode) => [
        against(one, 'openai', mode, 1),
        against(one, 'anthropic', mode, 1),
        against(one, 'ky', mode, 1.1),
      ]),
    ),
  }
}

export const calls: Row = {
  id: 'a',
  title: 'Calls',
  method:
    'GET of about 1 KB of JSON over keep-alive connections; each contestant in a process of its own, its natural call with its own defaults, contract checks on for ours. Interleaved small blocks; median (quarter marks) of the rounds.',
  run: async (setup) => {
    const runners: Runner[] = []
    try {
      for (const id of contestantIds) runners.push(await start(id, setup))
      const blocks = setup.quick ? 3 : 14
      for (let at = 0; at < setup.rounds; at++) {
        for (const mode of modeNames) await round(runners, mode, blocks)
      }
      return report(runners)
    } finally {
      for (const { child } of runners) child.end()
    }
  },
}
