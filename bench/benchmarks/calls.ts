import type { Candidate } from '../candidates/candidate.ts'
import { callCandidateIds, loadCandidate } from '../candidates/index.ts'
import type { Benchmark, BenchmarkOptions, BenchmarkResult, GoalResult } from '../lib/benchmark.ts'
import { atMost } from '../lib/benchmark.ts'
import { formatInteger, formatMultiple } from '../lib/format.ts'
import { mean, ratios, shuffle, spread } from '../lib/stats.ts'
import { WorkerProcess } from '../lib/worker-process.ts'
import type { CallsRequest, CallsResult } from '../workers/calls.ts'

const modes = {
  sequential: { count: 64, concurrency: 1 },
  '64 concurrent': { count: 256, concurrency: 64 },
} satisfies Readonly<Record<string, CallsRequest>>

type Mode = keyof typeof modes
const modeNames = Object.keys(modes) as Mode[]

interface Runner {
  readonly id: string
  readonly candidate: Candidate
  readonly worker: WorkerProcess<CallsRequest>
  /** One figure for each round. */
  readonly cpuTime: Readonly<Record<Mode, number[]>>
  readonly wallTime: Readonly<Record<Mode, number[]>>
}

const start = async (id: string, { loopback, quick }: BenchmarkOptions): Promise<Runner> => {
  const candidate = await loadCandidate(id)
  const worker = new WorkerProcess<CallsRequest>('workers/calls.ts', [
    id,
    await loopback.open('ok', candidate.responseBody),
  ])
  // Warm-up: code is optimized and connections are open before the first measurement.
  await worker.request({ count: quick ? 500 : 1_500, concurrency: 1 })
  await worker.request({ count: quick ? 1_000 : 12_000, concurrency: 64 })
  const empty = (): Record<Mode, number[]> => ({ sequential: [], '64 concurrent': [] })
  return { id, candidate, worker, cpuTime: empty(), wallTime: empty() }
}

/** Runs many small blocks in random order, so that changes of the machine's speed affect all alike. */
const runRound = async (runners: readonly Runner[], mode: Mode, blocks: number): Promise<void> => {
  const results = new Map(runners.map((runner) => [runner, [] as CallsResult[]]))
  for (let block = 0; block < blocks; block++) {
    for (const runner of shuffle(runners)) {
      results.get(runner)?.push(await runner.worker.request<CallsResult>(modes[mode]))
    }
  }
  for (const [runner, blockResults] of results) {
    runner.cpuTime[mode].push(mean(blockResults.map(({ cpuTime }) => cpuTime)))
    runner.wallTime[mode].push(mean(blockResults.map(({ wallTime }) => wallTime)))
  }
}

const report = (runners: readonly Runner[]): BenchmarkResult => {
  const find = (id: string): Runner => {
    const runner = runners.find((candidate) => candidate.id === id)
    if (!runner) throw new Error(`${id} did not run.`)
    return runner
  }
  const raw = find('fetch')
  const rows = runners.map(({ candidate, cpuTime, wallTime }) => [
    candidate.name,
    ...modeNames.flatMap((mode) => [
      formatMultiple(ratios(cpuTime[mode], raw.cpuTime[mode])),
      `${formatInteger(spread(cpuTime[mode]).median)} µs`,
      formatInteger(1e6 / spread(wallTime[mode]).median),
    ]),
  ])
  const compareWith = (runner: Runner, id: string, mode: Mode, limit: number): GoalResult =>
    atMost(
      `CPU time per call of ${runner.candidate.name}, ${mode}, as a multiple of ${find(id).candidate.name}`,
      ratios(runner.cpuTime[mode], find(id).cpuTime[mode]),
      limit,
    )
  const ours = runners.filter(({ candidate }) => candidate.ours)
  return {
    tables: [
      {
        title: 'CPU time per call as a multiple of raw fetch, and calls per second',
        columns: ['', ...modeNames.flatMap((mode) => [mode, 'per call', 'calls/s'])],
        rows,
      },
    ],
    goalResults: ours.flatMap((runner) =>
      modeNames.flatMap((mode) => [
        compareWith(runner, 'openai', mode, 1),
        compareWith(runner, 'anthropic', mode, 1),
        compareWith(runner, 'ky', mode, 1.1),
      ]),
    ),
  }
}

export const calls: Benchmark = {
  id: 'a',
  title: 'Calls',
  method:
    'GET of about 1 KB of JSON over keep-alive connections. Each candidate runs in its own process, with its usual call and default options; contract checks are on for our clients. Interleaved small blocks; median (quartiles) of the rounds.',
  run: async (options) => {
    const runners: Runner[] = []
    try {
      for (const id of callCandidateIds) runners.push(await start(id, options))
      const blocks = options.quick ? 3 : 14
      for (let round = 0; round < options.rounds; round++) {
        for (const mode of modeNames) await runRound(runners, mode, blocks)
      }
      return report(runners)
    } finally {
      for (const { worker } of runners) worker.end()
    }
  },
}
