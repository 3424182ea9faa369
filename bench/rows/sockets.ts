import { Child } from '../lib/child.ts'
import { times, whole } from '../lib/format.ts'
import type { Row, Verdict } from '../lib/row.ts'
import { atLeast, verdict } from '../lib/row.ts'
import type { Spread } from '../lib/stats.ts'
import { multiples, spread } from '../lib/stats.ts'
import type { SocketsAnswer, SocketsAsk } from '../workers/sockets.ts'
import { plainWorker } from './start-files.ts'

/** With and without contract checks, and the share that each is to reach. */
const settings = [
  { checks: 'off', goal: 0.95 },
  { checks: 'on', goal: 0.88 },
] as const

const longTurn = 200_000
const mostMemory = 80

interface Measured {
  readonly name: string
  readonly share: Spread
  readonly rate: number
  readonly memory: number
  readonly goal: number
}

const judge = ({ name, share, memory, goal }: Measured): Verdict[] => [
  atLeast(`frames per second of ${name}, as a share of ws by hand`, share, goal),
  verdict(
    `peak memory over 200,000 frames, ${name}: at most ${mostMemory} MB`,
    `${memory.toFixed(0)} MB`,
    memory <= mostMemory,
  ),
]

export const sockets: Row = {
  id: 'g',
  title: 'WebSocket',
  method:
    "One turn after the other over a WebSocket, through a typed async iterator, as a share of `ws` by hand on a socket of its own (its 'message' event, JSON.parse); the server is another process and writes each answer in one go. Rates are per second of processor time of the main thread. Alternating runs in one process; median (quarter marks). Memory is the peak of a process that loads SDK and `ws` and reads one turn of 200,000 frames.",
  run: async ({ rounds, quick }) => {
    const server = new Child<object>('server/sockets.ts')
    const port = await server.ask<number>({})
    const worker = await plainWorker('sockets')
    const inChild = async <Answer>(checks: string, ask: SocketsAsk): Promise<Answer> => {
      const child = new Child<SocketsAsk>(worker, [`${port}`, checks], ['--expose-gc'])
      try {
        return await child.ask<Answer>(ask)
      } finally {
        child.end()
      }
    }
    try {
      const measured: Measured[] = []
      for (const { checks, goal } of settings) {
        const count = quick ? 3_000 : 20_000
        const { sdk, hand } = await inChild<SocketsAnswer>(checks, { count, rounds })
        measured.push({
          name: `@moltghost/sdk, checks ${checks}`,
          share: multiples(sdk, hand),
          rate: spread(sdk).median,
          memory: await inChild<number>(checks, { longest: longTurn, loop: 'sdk' }),
          goal,
        })
      }
      const byHand = await inChild<number>('off', { longest: longTurn, loop: 'hand' })
      return {
        tables: [
          {
            title: 'Share of ws by hand, and thousands of frames per second of processor time',
            columns: ['', 'of ws', '1000/s', 'peak memory'],
            lines: [
              ...measured.map(({ name, share, rate, memory }) => [
                name,
                times(share),
                whole(rate / 1000),
                `${memory.toFixed(0)} MB`,
              ]),
              ['ws by hand (with @moltghost/sdk loaded)', '1.00', '', `${byHand.toFixed(0)} MB`],
            ],
          },
        ],
        verdicts: measured.flatMap(judge),
      }
    } finally {
      server.end()
    }
  },
}
