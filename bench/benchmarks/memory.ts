import { loadCandidate } from '../candidates/index.ts'
import type { Benchmark, GoalResult } from '../lib/benchmark.ts'
import { atMost } from '../lib/benchmark.ts'
import { formatInteger } from '../lib/format.ts'
import { ratios, shuffle, spread } from '../lib/stats.ts'
import { WorkerProcess } from '../lib/worker-process.ts'
import type { CallsMemory, IdleMemory, MemoryRequest } from '../workers/memory.ts'
import { buildWorker } from './build-workers.ts'

const ids = [
  'fetch',
  'moltinfra',
  'moltinfra-node',
  'moltify',
  'moltbotden',
  'moltghost',
  'openai',
  'stripe',
] as const

/** A round takes 40 seconds, and the figures of two rounds differ little. */
const maxRounds = 2

interface Measured {
  readonly id: string
  readonly name: string
  readonly isOurs: boolean
  readonly idle: IdleMemory[]
  readonly calls: CallsMemory[]
}

/** One figure for each round. */
const figures = {
  heap: ({ idle }) => idle.map(({ heap }) => heap),
  resident: ({ idle }) => idle.map(({ resident }) => resident),
  perClient: ({ idle }) => idle.map(({ perClient }) => perClient),
  peak: ({ calls }) => calls.map(({ peak }) => peak),
  retained: ({ calls }) => calls.map(({ retained }) => retained),
} satisfies Readonly<Record<string, (measured: Measured) => number[]>>

const median = (rounds: readonly number[], digits = 1): string =>
  spread(rounds).median.toFixed(digits)

export const memory: Benchmark = {
  id: 'm',
  title: 'Memory',
  method:
    'Each figure comes from a process of its own. The first columns are what one client adds to an empty process after import and construction, and each of 1,000 further clients. The last ones are the peak of a whole process that makes 10,000 calls at once, and what remains of the heap when all have ended, above what it had after a first call. The server holds its responses until no request has arrived for 500 ms. The heap includes buffers and is measured after garbage collection; connections that are kept for later calls are part of it. Median of the rounds.',
  run: async ({ loopback, rounds, quick }) => {
    const worker = await buildWorker('memory')
    const calls = quick ? 1_000 : 10_000
    const callCount = formatInteger(calls)
    const measured = await Promise.all(
      ids.map(async (id): Promise<Measured & { baseUrl: string }> => {
        const { name, ours, responseBody } = await loadCandidate(id)
        const baseUrl = await loopback.open('hold', responseBody)
        return { id, name, isOurs: ours !== undefined, baseUrl, idle: [], calls: [] }
      }),
    )
    const request = async <Output>(id: string, url: string, input: MemoryRequest) => {
      const child = new WorkerProcess<MemoryRequest>(worker, [id, url], ['--expose-gc'])
      try {
        return await child.request<Output>(input)
      } finally {
        child.end()
      }
    }
    for (let round = 0; round < Math.min(rounds, maxRounds); round++) {
      for (const { id, baseUrl, ...results } of shuffle(measured)) {
        results.idle.push(await request<IdleMemory>(id, baseUrl, { clients: 1_000 }))
        results.calls.push(await request<CallsMemory>(id, baseUrl, { calls }))
      }
    }
    const openai = measured.find(({ id }) => id === 'openai') as Measured
    const goals = (client: Measured): GoalResult[] => [
      atMost(
        `memory of the process with an idle ${client.name}, as a multiple of openai`,
        ratios(figures.resident(client), figures.resident(openai)),
        1,
      ),
      atMost(
        `peak memory of a process with ${callCount} calls of ${client.name}, as a multiple of openai`,
        ratios(figures.peak(client), figures.peak(openai)),
        1,
      ),
    ]
    return {
      tables: [
        {
          title: 'Memory of clients and of calls at once',
          columns: [
            '',
            'heap, idle',
            'process, idle',
            'per further client',
            `peak of ${callCount} calls`,
            'heap afterwards',
          ],
          rows: measured.map((client) => [
            client.name,
            `${median(figures.heap(client))} MB`,
            `${median(figures.resident(client))} MB`,
            `${median(figures.perClient(client))} KB`,
            `${median(figures.peak(client), 0)} MB`,
            `${median(figures.retained(client))} MB`,
          ]),
        },
      ],
      goalResults: measured.filter(({ isOurs }) => isOurs).flatMap(goals),
    }
  },
}
