import { createParser } from 'eventsource-parser'
import type { MessageSource } from './message-source.ts'
import { maxMessageLength } from './message-source.ts'

/** Decodes server-sent events from chunks of bytes. */
export class SseReader implements MessageSource {
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>
  readonly #decoder = new TextDecoder()
  readonly #parser: ReturnType<typeof createParser>
  #events: string[] = []
  #nextIndex = 0

  /** @param createTooLargeError creates the error that is thrown if an event is too long */
  constructor(body: ReadableStream<Uint8Array>, createTooLargeError: () => Error) {
    this.#reader = body.getReader()
    this.#parser = createParser({
      maxBufferSize: maxMessageLength,
      onEvent: ({ data }) => {
        // The parser limits what it buffers, not events that are complete in one chunk.
        if (data.length > maxMessageLength) throw createTooLargeError()
        this.#events.push(data)
      },
      onError: ({ type }) => {
        if (type === 'max-buffer-size-exceeded') throw createTooLargeError()
      },
    })
  }

  /** Returns the data of the next event that has been received in full, if there is one. */
  shift(): string | undefined {
    if (this.#nextIndex < this.#events.length) return this.#events[this.#nextIndex++]
    if (this.#nextIndex) {
      this.#events = []
      this.#nextIndex = 0
    }
    return undefined
  }

  /** Waits for more bytes, then calls `onReady`: with `false` at the end of the stream. */
  read<T>(onReady: (more: boolean) => T | Promise<T>, onError: (error: unknown) => T): Promise<T> {
    return this.#reader.read().then(({ done, value }) => {
      try {
        this.#parser.feed(
          done ? this.#decoder.decode() : this.#decoder.decode(value, { stream: true }),
        )
      } catch (error) {
        return onError(error)
      }
      return onReady(!done)
    }, onError)
  }

  /** Cancels the stream. */
  cancel(): void {
    this.#reader.cancel().catch(() => undefined)
  }
}
