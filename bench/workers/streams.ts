import type { Candidate, CandidateOptions } from '../candidates/candidate.ts'
import { loadCandidate } from '../candidates/index.ts'
import { peakMemoryMb } from '../lib/peak-memory.ts'
import { serveRequests } from '../lib/worker-process.ts'
import { baselineLoop } from './baseline-loop.ts'
import type { ChunkLayout } from './stream-chunks.ts'
import { bodyOf, chunksOf, eventTexts } from './stream-chunks.ts'

export type StreamsRequest =
  | { readonly layout: ChunkLayout; readonly count: number; readonly rounds: number }
  | { readonly peakMemory: number; readonly loop: 'sdk' | 'baseline' }

/** Events per second of the main thread's CPU time, one figure per round. */
export interface StreamsResult {
  readonly sdk: readonly number[]
  readonly baseline: readonly number[]
}

const [id = '', checks] = process.argv.slice(2)
const candidate: Candidate = await loadCandidate(id)
const { events } = candidate
if (!events) throw new Error(`${id} has no stream fixture.`)

/** Streams before measuring, until the code is optimized. */
const warmUp = 8

/** Streams per measurement: the system counts a thread's time in steps of some milliseconds. */
const repetitions = 6

const headers = { 'content-type': 'text/event-stream' }
let body: ReadableStream<Uint8Array> = bodyOf([])
const options: CandidateOptions = {
  baseUrl: 'http://127.0.0.1:9',
  fetch: async () => new Response(body, { headers }),
  contractChecks: checks === 'on',
}
const client = candidate.createClient(options)

const sdkLoop = async (stream: ReadableStream<Uint8Array>): Promise<number> => {
  body = stream
  let count = 0
  for await (const event of (await client.stream?.()) ?? []) if (event) count++
  return count
}

const eventsPerSecond = async (
  loop: typeof baselineLoop,
  chunks: readonly Uint8Array[],
  count: number,
  repetitions: number,
): Promise<number> => {
  globalThis.gc?.()
  const before = process.threadCpuUsage()
  for (let index = 0; index < repetitions; index++) {
    const received = await loop(bodyOf(chunks))
    if (received < count) throw new Error(`${id} returned ${received} of ${count} events.`)
  }
  const { user, system } = process.threadCpuUsage(before)
  return (count * repetitions * 1e6) / (user + system)
}

const compare = async (
  layout: ChunkLayout,
  count: number,
  rounds: number,
): Promise<StreamsResult> => {
  const chunks = chunksOf(events, count, layout)
  const sdk: number[] = []
  const baseline: number[] = []
  for (let index = 0; index < warmUp; index++) {
    await eventsPerSecond(baselineLoop, chunks, count, 1)
    await eventsPerSecond(sdkLoop, chunks, count, 1)
  }
  for (let round = 0; round < rounds; round++) {
    baseline.push(await eventsPerSecond(baselineLoop, chunks, count, repetitions))
    sdk.push(await eventsPerSecond(sdkLoop, chunks, count, repetitions))
  }
  return { sdk, baseline }
}

/** Peak memory of this process in MB after one long stream. */
const peakMemory = async (count: number, loop: typeof baselineLoop): Promise<number> => {
  const encoder = new TextEncoder()
  const chunks = function* (): Generator<Uint8Array> {
    for (const text of eventTexts(events, count)) yield encoder.encode(text)
  }
  const received = await loop(bodyOf(chunks()))
  if (received < count) throw new Error(`${id} returned ${received} of ${count} events.`)
  return peakMemoryMb()
}

serveRequests((request: StreamsRequest) =>
  'peakMemory' in request
    ? peakMemory(request.peakMemory, request.loop === 'sdk' ? sdkLoop : baselineLoop)
    : compare(request.layout, request.count, request.rounds),
)
