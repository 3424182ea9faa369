import { createParser } from 'eventsource-parser'
import { StreamError } from '../errors/stream-error.ts'

/** Longest event, in characters, that a stream may send. */
export const longestEvent = 1_048_576

/** Reads server-sent events from bytes, however they are cut. */
export class SseReader {
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>
  readonly #decoder = new TextDecoder()
  readonly #parser: ReturnType<typeof createParser>
  #events: string[] = []
  #at = 0

  constructor(body: ReadableStream<Uint8Array>) {
    this.#reader = body.getReader()
    this.#parser = createParser({
      maxBufferSize: longestEvent,
      onEvent: ({ data }) => {
        this.#events.push(data)
      },
      onError: (error) => {
        if (error.type !== 'max-buffer-size-exceeded') return
        throw new StreamError(`The stream sent an event of more than ${longestEvent} characters.`, {
          code: 'event_too_large',
        })
      },
    })
  }

  /** The data of the next event that has arrived whole, if there is one. */
  shift(): string | undefined {
    if (this.#at < this.#events.length) return this.#events[this.#at++]
    if (this.#at) {
      this.#events = []
      this.#at = 0
    }
    return undefined
  }

  /** Waits for more bytes. `false` at the end of the stream. */
  async read(): Promise<boolean> {
    const { done, value } = await this.#reader.read()
    this.#parser.feed(done ? this.#decoder.decode() : this.#decoder.decode(value, { stream: true }))
    return !done
  }

  /** Lets go of the rest. */
  cancel(): void {
    this.#reader.cancel().catch(() => undefined)
  }
}
