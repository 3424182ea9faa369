import { createParser } from 'eventsource-parser'
import type { MessageSource } from './message-source.ts'
import { maxMessageLength } from './message-source.ts'

/** Reads server-sent events from bytes, however they are cut. */
export class SseReader implements MessageSource {
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>
  readonly #decoder = new TextDecoder()
  readonly #parser: ReturnType<typeof createParser>
  #events: string[] = []
  #nextIndex = 0

  /** The function makes the error that is thrown for an event that is too long. */
  constructor(body: ReadableStream<Uint8Array>, createTooLargeError: () => Error) {
    this.#reader = body.getReader()
    this.#parser = createParser({
      maxBufferSize: maxMessageLength,
      onEvent: ({ data }) => {
        // The parser bounds what it holds back, and not what comes whole.
        if (data.length > maxMessageLength) throw createTooLargeError()
        this.#events.push(data)
      },
      onError: ({ type }) => {
        if (type === 'max-buffer-size-exceeded') throw createTooLargeError()
      },
    })
  }

  /** The data of the next event that has arrived whole, if there is one. */
  shift(): string | undefined {
    if (this.#nextIndex < this.#events.length) return this.#events[this.#nextIndex++]
    if (this.#nextIndex) {
      this.#events = []
      this.#nextIndex = 0
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
