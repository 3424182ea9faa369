import type { ByteReader } from './byte-reader.ts'
import { chunkDecoder } from './byte-reader.ts'
import type { MessageSource } from './message-source.ts'
import { maxMessageLength } from './message-source.ts'
import { SseParser } from './sse-parser.ts'

/** Servers end a stream right after its last event. One that does not is not waited for. */
const maxDrainMs = 500
const maxDrainBytes = 65_536

/** Decodes server-sent events from chunks of bytes. */
export class SseReader implements MessageSource {
  readonly #reader: ByteReader
  readonly #decode = chunkDecoder()
  readonly #parser: SseParser
  #ended = false

  /** @param createTooLargeError creates the error that is thrown if an event is too long */
  constructor(reader: ByteReader, createTooLargeError: () => Error) {
    this.#reader = reader
    this.#parser = new SseParser(maxMessageLength, createTooLargeError)
  }

  shift(): string | object | undefined {
    return this.#parser.next()
  }

  read<T>(onReady: (more: boolean) => T | Promise<T>, onError: (error: unknown) => T): Promise<T> {
    return this.#reader.read().then((chunk) => {
      try {
        this.#ended = chunk.done
        this.#parser.feed(this.#decode(chunk), chunk.done)
      } catch (error) {
        return onError(error)
      }
      return onReady(!chunk.done)
    }, onError)
  }

  cancel(): void {
    this.#reader.cancel().catch(() => undefined)
  }

  drain(close: () => void): void {
    const timer = setTimeout(close, maxDrainMs)
    ;(timer as { unref?: () => void }).unref?.()
    const readOn = async (): Promise<void> => {
      let remaining = maxDrainBytes
      while (!this.#ended && remaining > 0) {
        const { done, value } = await this.#reader.read()
        this.#ended = done
        remaining -= value?.length ?? 0
      }
      if (!this.#ended) close()
    }
    readOn()
      .catch(() => undefined)
      .finally(() => clearTimeout(timer))
  }
}
