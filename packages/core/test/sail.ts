import type { StreamEventOf } from '@molt-sdk/contracts/kernel'
import type { InternalCallOptions } from '../src/http/internal-call-options.ts'
import type { CallOptions, ClientOptions } from '../src/http/options.ts'
import type { EventStream } from '../src/streams/event-stream.ts'
import type { StreamAccumulator } from '../src/streams/stream-accumulator.ts'
import { harborAt } from './client.ts'
import { sailBoat } from './platform.ts'

/** Yields the log entries, and all of them as the result. */
class LogCollector
  implements StreamAccumulator<StreamEventOf<typeof sailBoat>, string, readonly string[]>
{
  readonly #entries: string[] = []
  #arrived = false

  add({ log, arrived }: StreamEventOf<typeof sailBoat>): string | undefined {
    if (arrived === true) this.#arrived = true
    else if (log !== undefined) this.#entries.push(log)
    return log
  }

  result(): readonly string[] | undefined {
    return this.#arrived ? this.#entries : undefined
  }
}

type Voyage = EventStream<string, readonly string[]>

/** Creates a function that streams the voyages of one client. */
export const createSailStream = (
  { url }: { readonly url: string },
  options: ClientOptions = {},
): ((call?: CallOptions, internal?: InternalCallOptions) => Voyage) => {
  const http = harborAt(url, options)
  const args = { params: { boatId: 'b1' }, body: { name: 'Ada' } }
  return (call = {}, internal = {}) =>
    http.stream(sailBoat, args, call, new LogCollector(), internal)
}

/** Streams one voyage. */
export const sail = (server: { readonly url: string }, call?: CallOptions): Voyage =>
  createSailStream(server)(call)

/** What a stream yielded, and how it ended. */
interface Outcome {
  readonly items: readonly string[]
  /** The thrown error, or undefined. */
  readonly error: unknown
}

/** Reads a stream to its end or error. */
export const readAll = async (stream: AsyncIterable<string>): Promise<Outcome> => {
  const items: string[] = []
  try {
    for await (const item of stream) items.push(item)
    return { items, error: undefined }
  } catch (error) {
    return { items, error }
  }
}
