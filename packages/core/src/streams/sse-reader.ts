import { createParser } from 'eventsource-parser'
import type { Messages } from './messages.ts'
import { longestMessage } from './messages.ts'

/** Reads server-sent events from bytes, however they are cut. */
export class SseReader implements Messages {
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>
  readonly #decoder = new TextDecoder()
  readonly #parser: ReturnType<typeof createParser>
  #events: string[] = []
  #at = 0

  /** The function makes the error that is thrown for an event that is too long. */
  constructor(body: ReadableStream<Uint8Array>, tooLong: () => Error) {
    this.#reader = body.getReader()
    this.#parser = createParser({
      maxBufferSize: longestMessage,
      onEvent: ({ data }) => {
        // The parser bounds what it holds back, and not what comes whole.
        if (data.length > longestMessage) throw tooLong()
        this.#events.push(data)
      },
      onError: ({ type }) => {
        if (type === 'max-buffer-size-exceeded') throw tooLong()
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

  /** Waits for more bytes, then goes on: `false` at the end of the stream. */
  read<T>(goOn: (more: boolean) => T | Promise<T>, fail: (error: unknown) => T): Promise<T> {
    return this.#reader.read().then(({ done, value }) => {
      try {
        this.#parser.feed(
          done ? this.#decoder.decode() : this.#decoder.decode(value, { stream: true }),
        )
      } catch (error) {
        return fail(error)
      }
      return goOn(!done)
    }, fail)
  }

  /** Lets go of the rest. */
  cancel(): void {
    this.#reader.cancel().catch(() => undefined)
  }
}
