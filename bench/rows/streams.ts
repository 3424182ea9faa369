import { contestantIds, loadContestant } from '../contestants/index.ts'
import { Child } from '../lib/child.ts'
import { times, whole } from '../lib/format.ts'
import type { Row, Setup, Verdict } from '../lib/row.ts'
import { atLeast, verdict } from '../lib/row.ts'
import type { Spread } from '../lib/stats.ts'
import { multiples, spread } from '../lib/stats.ts'
import { shapes } from '../workers/event-bytes.ts'
import type { StreamsAnswer, StreamsAsk } from '../workers/streams.ts'
import { plainWorker } from './start-files.ts'

/** A client of ours runs twice, with and without contract checks. */
interface Entry {
  readonly id: string
  readonly name: string
  readonly checks: 'on' | 'off'
  readonly isOurs: boolean
}

interface Measured {
  readonly entry: Entry
  readonly shares: readonly Spread[]
  readonly rates: readonly number[]
  readonly memory: number
}

const longStream = 200_000

const entriesOf = async (id: string): Promise<Entry[]> => {
  const { name, events, ours } = await loadContestant(id)
  if (!events) return []
  if (!ours) return [{ id, name, checks: 'off', isOurs: false }]
  return [
    { id, name: `${name}, checks off`, checks: 'off', isOurs: true },
    { id, name: `${name}, checks on`, checks: 'on', isOurs: true },
  ]
}

let worker: Promise<string> | undefined

const inChild = async <Answer>({ id, checks }: Entry, ask: StreamsAsk): Promise<Answer> => {
  worker ??= plainWorker('streams')
  const child = new Child<StreamsAsk>(await worker, [id, checks], ['--expose-gc'])
  try {
    return await child.ask<Answer>(ask)
  } finally {
    child.end()
  }
}

const measure = async (entry: Entry, { rounds, quick }: Setup): Promise<Measured> => {
  const count = quick ? 3_000 : 20_000
  const shares: Spread[] = []
  const rates: number[] = []
  for (const shape of shapes) {
    const { sdk, hand } = await inChild<StreamsAnswer>(entry, { shape, count, rounds })
    shares.push(multiples(sdk, hand))
    rates.push(spread(sdk).median)
  }
  const memory = await inChild<number>(entry, { longest: longStream, loop: 'sdk' })
  return { entry, shares, rates, memory }
}

const judge = ({ entry, shares, memory }: Measured): Verdict[] => {
  const limit = entry.checks === 'on' ? 0.8 : 0.85
  return [
    ...shapes.map((shape, at) =>
      atLeast(
        `chunks per second of ${entry.name}, ${shape}, as a share of a hand-written loop`,
        shares[at] ?? spread([]),
        limit,
      ),
    ),
    verdict(
      `peak memory over 200,000 chunks, ${entry.name}: at most 100 MB`,
      `${memory.toFixed(0)} MB`,
      memory <= 100,
    ),
  ]
}

export const streams: Row = {
  id: 'b',
  title: 'Streams',
  method:
    'Server-sent events through a typed async iterator, fed by `fetch` with a stream of bytes in the same process, as a share of a loop written by hand over the same bytes (read, decode, split, JSON.parse). Rates are per second of processor time of the main thread, so that other programs on the machine do not matter. Alternating runs; median (quarter marks). Memory is the peak of a process that loads the SDK and reads one stream of 200,000 chunks.',
  run: async (setup) => {
    const measured: Measured[] = []
    const entries = (await Promise.all(contestantIds.map(entriesOf))).flat()
    for (const entry of entries) measured.push(await measure(entry, setup))
    const [first] = entries
    if (!first) throw new Error('Nobody has streams.')
    const byHand = await inChild<number>(first, { longest: longStream, loop: 'hand' })
    const size = (megabytes: number): string => `${megabytes.toFixed(0)} MB`
    return {
      tables: [
        {
          title:
            'Share of a hand-written loop, and thousands of chunks per second of processor time',
          columns: ['', ...shapes.flatMap((shape) => [shape, '1000/s']), 'peak memory'],
          lines: [
            ...measured.map(({ entry, shares, rates, memory }) => [
              entry.name,
              ...shares.flatMap((share, at) => [times(share), whole((rates[at] ?? 0) / 1000)]),
              size(memory),
            ]),
            [
              `hand-written loop (with ${first.name} loaded)`,
              ...shapes.flatMap(() => ['1.00', '']),
              size(byHand),
            ],
          ],
        },
      ],
      verdicts: measured.filter(({ entry }) => entry.isOurs).flatMap(judge),
    }
  },
}
