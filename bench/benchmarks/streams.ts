import { candidateIds, loadCandidate } from '../candidates/index.ts'
import type { Benchmark, BenchmarkOptions, GoalResult } from '../lib/benchmark.ts'
import { atLeast, goalResult } from '../lib/benchmark.ts'
import { formatInteger, formatMultiple } from '../lib/format.ts'
import type { Spread } from '../lib/stats.ts'
import { ratios, spread } from '../lib/stats.ts'
import { verdictAtMost } from '../lib/verdict.ts'
import { WorkerProcess } from '../lib/worker-process.ts'
import { chunkLayouts } from '../workers/stream-chunks.ts'
import type { StreamsRequest, StreamsResult } from '../workers/streams.ts'
import { buildWorker } from './build-workers.ts'

/** Our clients run twice: with and without contract checks. */
interface StreamCase {
  readonly id: string
  readonly name: string
  readonly checks: 'on' | 'off'
  readonly isOurs: boolean
}

interface Measured {
  readonly streamCase: StreamCase
  readonly shares: readonly Spread[]
  readonly rates: readonly number[]
  readonly memory: number
}

const longStream = 200_000

const streamCasesOf = async (id: string): Promise<StreamCase[]> => {
  const { name, events, ours } = await loadCandidate(id)
  if (!events) return []
  if (!ours) return [{ id, name, checks: 'off', isOurs: false }]
  return [
    { id, name: `${name}, checks off`, checks: 'off', isOurs: true },
    { id, name: `${name}, checks on`, checks: 'on', isOurs: true },
  ]
}

let worker: Promise<string> | undefined

const runInWorker = async <Output>(
  { id, checks }: StreamCase,
  request: StreamsRequest,
): Promise<Output> => {
  worker ??= buildWorker('streams')
  const child = new WorkerProcess<StreamsRequest>(await worker, [id, checks], ['--expose-gc'])
  try {
    return await child.request<Output>(request)
  } finally {
    child.end()
  }
}

const measure = async (
  streamCase: StreamCase,
  { rounds, quick }: BenchmarkOptions,
): Promise<Measured> => {
  const count = quick ? 3_000 : 20_000
  const shares: Spread[] = []
  const rates: number[] = []
  for (const layout of chunkLayouts) {
    const { sdk, baseline } = await runInWorker<StreamsResult>(streamCase, {
      layout,
      count,
      rounds,
    })
    shares.push(ratios(sdk, baseline))
    rates.push(spread(sdk).median)
  }
  const memory = await runInWorker<number>(streamCase, { peakMemory: longStream, loop: 'sdk' })
  return { streamCase, shares, rates, memory }
}

const goalResults = ({ streamCase, shares, memory }: Measured): GoalResult[] => {
  const limit = streamCase.checks === 'on' ? 0.8 : 0.85
  return [
    ...chunkLayouts.map((layout, index) =>
      atLeast(
        `events per second of ${streamCase.name}, ${layout}, as a share of the baseline loop`,
        shares[index] ?? spread([]),
        limit,
      ),
    ),
    goalResult(
      `peak memory over 200,000 events, ${streamCase.name}: at most 100 MB`,
      `${memory.toFixed(0)} MB`,
      verdictAtMost(spread([memory]), 100),
    ),
  ]
}

export const streams: Benchmark = {
  id: 'b',
  title: 'Streams',
  method:
    'Server-sent events read through a typed async iterator, from a `fetch` that returns a byte stream of the same process, as a share of a baseline loop over the same bytes (read, decode, split, JSON.parse). Rates are per second of CPU time of the main thread, so that other programs on the machine matter less. Alternating runs; median (quartiles). Memory is the peak of a process that loads the SDK and reads one stream of 200,000 events.',
  run: async (options) => {
    const measured: Measured[] = []
    const streamCases = (await Promise.all(candidateIds.map(streamCasesOf))).flat()
    for (const streamCase of streamCases) measured.push(await measure(streamCase, options))
    const [first] = streamCases
    if (!first) throw new Error('No candidate has a stream fixture.')
    const baselineMemory = await runInWorker<number>(first, {
      peakMemory: longStream,
      loop: 'baseline',
    })
    const size = (megabytes: number): string => `${megabytes.toFixed(0)} MB`
    return {
      tables: [
        {
          title: 'Share of the baseline loop, and thousands of events per second of CPU time',
          columns: ['', ...chunkLayouts.flatMap((layout) => [layout, '1000/s']), 'peak memory'],
          rows: [
            ...measured.map(({ streamCase, shares, rates, memory }) => [
              streamCase.name,
              ...shares.flatMap((share, index) => [
                formatMultiple(share),
                formatInteger((rates[index] ?? 0) / 1000),
              ]),
              size(memory),
            ]),
            [
              `baseline loop (with ${first.name} loaded)`,
              ...chunkLayouts.flatMap(() => ['1.00', '']),
              size(baselineMemory),
            ],
          ],
        },
      ],
      goalResults: measured.filter(({ streamCase }) => streamCase.isOurs).flatMap(goalResults),
    }
  },
}
