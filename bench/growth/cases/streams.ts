import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Candidate } from '../../candidates/candidate.ts'
import { loadCandidate } from '../../candidates/index.ts'
import { bodyOf, eventTexts } from '../../workers/stream-chunks.ts'
import type { GrowthCase } from '../measure.ts'
import { costPer, indexes } from '../measure.ts'

type Body = ReadableStream<Uint8Array>

const encoder = new TextEncoder()

/** Returns a function that reads one stream to its end. */
const readerOf = async (contestant: string): Promise<(body: (c: Candidate) => Body) => unknown> => {
  const candidate = await loadCandidate(contestant)
  const headers = { 'content-type': 'text/event-stream' }
  const bodies: Body[] = []
  const client = candidate.createClient({
    baseUrl: 'http://127.0.0.1:9',
    fetch: async () => new Response(bodies.shift() ?? null, { headers }),
  })
  return async (createBody) => {
    bodies.push(createBody(candidate))
    for await (const _ of (await client.stream?.()) ?? []);
  }
}

const encodedEvents = function* ({ events }: Candidate, count: number): Generator<Uint8Array> {
  if (events) for (const text of eventTexts(events, count)) yield encoder.encode(text)
}

/** One stream of `size` events. */
export const streamEvents: GrowthCase = async (contestant) => {
  const read = await readerOf(contestant)
  return (size) => costPer(size, () => read((candidate) => bodyOf(encodedEvents(candidate, size))))
}

/** `size` streams that are open at the same time, and receive 20 events each, one by one. */
export const openStreams: GrowthCase = async (contestant) => {
  const read = await readerOf(contestant)
  const slowBody = (candidate: Candidate): Body => {
    const chunks = encodedEvents(candidate, 20)
    return new ReadableStream({
      async pull(controller) {
        await nextTurn()
        const { done, value } = chunks.next()
        if (done) controller.close()
        else controller.enqueue(value)
      },
    })
  }
  return (size) => costPer(size, () => Promise.all(indexes(size).map(() => read(slowBody))))
}
