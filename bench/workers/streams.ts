import type { Contestant, Setting } from '../contestants/contestant.ts'
import { loadContestant } from '../contestants/index.ts'
import { answerAsks } from '../lib/child.ts'
import type { Shape } from './event-bytes.ts'
import { bodyOf, chunksOf, eventTexts } from './event-bytes.ts'
import { handLoop } from './hand-loop.ts'

export type StreamsAsk =
  | { readonly shape: Shape; readonly count: number; readonly rounds: number }
  | { readonly longest: number; readonly loop: 'sdk' | 'hand' }

/** Chunks per second of the main thread's processor time, one figure for each round. */
export interface StreamsAnswer {
  readonly sdk: readonly number[]
  readonly hand: readonly number[]
}

const [id = '', checks] = process.argv.slice(2)
const contestant: Contestant = await loadContestant(id)
const { events } = contestant
if (!events) throw new Error(`${id} has no streams.`)

/** Streams until the compiler has done its work. */
const warmUp = 8

/** Streams in a measurement: the system counts a thread's time in steps of some milliseconds. */
const times = 6

const headers = { 'content-type': 'text/event-stream' }
let body: ReadableStream<Uint8Array> = bodyOf([])
const setting: Setting = {
  baseUrl: 'http://127.0.0.1:9',
  fetch: async () => new Response(body, { headers }),
  checks: checks === 'on',
}
const client = contestant.connect(setting)

const sdkLoop = async (given: ReadableStream<Uint8Array>): Promise<number> => {
  body = given
  let count = 0
  for await (const event of (await client.stream?.()) ?? []) if (event) count++
  return count
}

const perSecond = async (
  loop: typeof handLoop,
  chunks: readonly Uint8Array[],
  count: number,
  times: number,
): Promise<number> => {
  globalThis.gc?.()
  const before = process.threadCpuUsage()
  for (let at = 0; at < times; at++) {
    const got = await loop(bodyOf(chunks))
    if (got < count) throw new Error(`${id} gave ${got} of ${count} events.`)
  }
  const { user, system } = process.threadCpuUsage(before)
  return (count * times * 1e6) / (user + system)
}

const compare = async (shape: Shape, count: number, rounds: number): Promise<StreamsAnswer> => {
  const chunks = chunksOf(events, count, shape)
  const sdk: number[] = []
  const hand: number[] = []
  for (let at = 0; at < warmUp; at++) {
    await perSecond(handLoop, chunks, count, 1)
    await perSecond(sdkLoop, chunks, count, 1)
  }
  for (let at = 0; at < rounds; at++) {
    hand.push(await perSecond(handLoop, chunks, count, times))
    sdk.push(await perSecond(sdkLoop, chunks, count, times))
  }
  return { sdk, hand }
}

/** The most memory that this process ever held, in MB, after one long stream and nothing else. */
const longest = async (count: number, loop: typeof handLoop): Promise<number> => {
  const encoder = new TextEncoder()
  const chunks = function* (): Generator<Uint8Array> {
    for (const text of eventTexts(events, count)) yield encoder.encode(text)
  }
  const got = await loop(bodyOf(chunks()))
  if (got < count) throw new Error(`${id} gave ${got} of ${count} events.`)
  return process.resourceUsage().maxRSS / 1024
}

answerAsks((ask: StreamsAsk) =>
  'longest' in ask
    ? longest(ask.longest, ask.loop === 'sdk' ? sdkLoop : handLoop)
    : compare(ask.shape, ask.count, ask.rounds),
)
