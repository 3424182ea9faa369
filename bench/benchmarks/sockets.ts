import type { Benchmark, GoalResult } from '../lib/benchmark.ts'
import { atLeast, goalResult } from '../lib/benchmark.ts'
import { formatInteger, formatMultiple } from '../lib/format.ts'
import type { Spread } from '../lib/stats.ts'
import { ratios, spread } from '../lib/stats.ts'
import { verdictAtMost } from '../lib/verdict.ts'
import { WorkerProcess } from '../lib/worker-process.ts'
import type { SocketsRequest, SocketsResult } from '../workers/sockets.ts'
import { buildWorker } from './build-workers.ts'

/** With and without contract checks, and the goal for each. */
const cases = [
  { checks: 'off', goal: 0.95 },
  { checks: 'on', goal: 0.88 },
] as const

const longReplyFrames = 200_000
const maxMemoryMb = 80

interface Measured {
  readonly name: string
  readonly share: Spread
  readonly rate: number
  readonly memory: number
  readonly goal: number
}

const goalResults = ({ name, share, memory, goal }: Measured): GoalResult[] => [
  atLeast(`frames per second of ${name}, as a share of plain ws`, share, goal),
  goalResult(
    `peak memory over 200,000 frames, ${name}: at most ${maxMemoryMb} MB`,
    `${memory.toFixed(0)} MB`,
    verdictAtMost(spread([memory]), maxMemoryMb),
  ),
]

export const sockets: Benchmark = {
  id: 'g',
  title: 'WebSocket',
  method:
    "Sequential replies over a WebSocket, read through a typed async iterator, as a share of plain `ws` on its own socket ('message' event, JSON.parse). The server is another process and writes each reply with a single write. Rates are per second of CPU time of the main thread. Alternating runs in one process; median (quartiles). Memory is the peak of a process that loads SDK and `ws` and reads one reply of 200,000 frames.",
  run: async ({ rounds, quick }) => {
    const server = new WorkerProcess<object>('server/sockets.ts')
    const port = await server.request<number>({})
    const worker = await buildWorker('sockets')
    const runInWorker = async <Output>(
      checks: string,
      request: SocketsRequest,
    ): Promise<Output> => {
      const child = new WorkerProcess<SocketsRequest>(worker, [`${port}`, checks], ['--expose-gc'])
      try {
        return await child.request<Output>(request)
      } finally {
        child.end()
      }
    }
    try {
      const measured: Measured[] = []
      for (const { checks, goal } of cases) {
        const count = quick ? 3_000 : 20_000
        const { sdk, baseline } = await runInWorker<SocketsResult>(checks, { count, rounds })
        measured.push({
          name: `@moltghost/sdk, checks ${checks}`,
          share: ratios(sdk, baseline),
          rate: spread(sdk).median,
          memory: await runInWorker<number>(checks, { peakMemory: longReplyFrames, loop: 'sdk' }),
          goal,
        })
      }
      const baselineMemory = await runInWorker<number>('off', {
        peakMemory: longReplyFrames,
        loop: 'baseline',
      })
      return {
        tables: [
          {
            title: 'Share of plain ws, and thousands of frames per second of CPU time',
            columns: ['', '× ws', '1000/s', 'peak memory'],
            rows: [
              ...measured.map(({ name, share, rate, memory }) => [
                name,
                formatMultiple(share),
                formatInteger(rate / 1000),
                `${memory.toFixed(0)} MB`,
              ]),
              [
                'plain ws (with @moltghost/sdk loaded)',
                '1.00',
                '',
                `${baselineMemory.toFixed(0)} MB`,
              ],
            ],
          },
        ],
        goalResults: measured.flatMap(goalResults),
      }
    } finally {
      server.end()
    }
  },
}
