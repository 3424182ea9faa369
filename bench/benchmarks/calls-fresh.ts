import type { Candidate } from '../candidates/candidate.ts'
import { callCandidateIds, loadCandidate } from '../candidates/index.ts'
import type { Benchmark, BenchmarkOptions, BenchmarkResult, GoalResult } from '../lib/benchmark.ts'
import { atMost } from '../lib/benchmark.ts'
import { formatInteger, formatMultiple } from '../lib/format.ts'
import { ratios, shuffle, spread } from '../lib/stats.ts'
import { WorkerProcess } from '../lib/worker-process.ts'
import type { CallsRequest, CallsResult } from '../workers/calls.ts'

const modes = ['one by one', '64 at once'] as const

interface Contestant {
  readonly id: string
  readonly candidate: Candidate
  readonly url: string
  /** CPU time per call, for each mode and round. */
  readonly cpuTimes: readonly [number[], number[]]
}

/** Measures one contestant in a process of its own. */
const measure = async ({ id, url, cpuTimes }: Contestant, quick: boolean): Promise<void> => {
  const worker = new WorkerProcess<CallsRequest>('workers/calls.ts', [id, url])
  const share = quick ? 0.1 : 1
  try {
    await worker.request({ count: 300, concurrency: 1 })
    const sequential = { count: 2_000 * share, concurrency: 1 }
    const concurrent = { count: 4_000 * share, concurrency: 64 }
    cpuTimes[0].push((await worker.request<CallsResult>(sequential)).cpuTime)
    cpuTimes[1].push((await worker.request<CallsResult>(concurrent)).cpuTime)
  } finally {
    worker.end()
  }
}

const report = (contestants: readonly Contestant[]): BenchmarkResult => {
  const find = (id: string): Contestant => {
    const contestant = contestants.find((each) => each.id === id)
    if (!contestant) throw new Error(`${id} did not run.`)
    return contestant
  }
  const multiple = (id: string, mode: 0 | 1, base: string) =>
    ratios(find(id).cpuTimes[mode], find(base).cpuTimes[mode])
  const goal = (id: string, base: string, limits: readonly [number, number]): GoalResult[] =>
    ([0, 1] as const).map((mode) =>
      atMost(
        `${find(id).candidate.name}, ${modes[mode]}, as a multiple of ${find(base).candidate.name}`,
        multiple(id, mode, base),
        limits[mode],
      ),
    )
  return {
    tables: [
      {
        title: 'CPU time per call as a multiple of raw fetch',
        columns: ['', ...modes.flatMap((mode) => [mode, 'per call'])],
        rows: contestants.map(({ id, candidate, cpuTimes }) => [
          candidate.name,
          ...([0, 1] as const).flatMap((mode) => [
            formatMultiple(multiple(id, mode, 'fetch')),
            `${formatInteger(spread(cpuTimes[mode]).median)} µs`,
          ]),
        ]),
      },
    ],
    goalResults: [
      ...goal('moltinfra', 'octokit', [1, 1]),
      ...goal('moltinfra-node', 'stripe', [1, 1]),
      ...goal('moltinfra-node', 'fetch', [0.7, 0.9]),
    ],
  }
}

const run = async ({ loopback, rounds, quick }: BenchmarkOptions): Promise<BenchmarkResult> => {
  const contestants: Contestant[] = []
  for (const id of callCandidateIds) {
    const candidate = await loadCandidate(id)
    const url = await loopback.open('ok', candidate.responseBody)
    contestants.push({ id, candidate, url, cpuTimes: [[], []] })
  }
  for (let round = 0; round < rounds; round++) {
    for (const contestant of shuffle(contestants)) await measure(contestant, quick)
  }
  return report(contestants)
}

export const callsFresh: Benchmark = {
  id: 'i',
  title: 'Calls, a process per round',
  method:
    'The calls of row a, measured less kindly: each contestant and round has a process of its own, which warms up with 300 calls, then makes 2,000 one by one and 4,000 with 64 at once. Rounds are interleaved; median (quartiles) of the rounds. Goals are judged by this row.',
  run,
}
