import { isRecord } from '@molt-sdk/contracts/kernel'
import { createParser } from 'eventsource-parser'
import { parseJson } from '../http/parse-json.ts'
import type { ByteReader, Chunk } from './byte-reader.ts'
import { chunkDecoder } from './byte-reader.ts'
import type { MessageSource } from './message-source.ts'
import { maxMessageLength } from './message-source.ts'

/** Comments keep a connection open, but no server needs so many characters of them. */
const maxLengthWithoutEvent = 16 * maxMessageLength

/** Servers end a stream right after its last event. One that does not is not waited for. */
const maxDrainMs = 500
const maxDrainBytes = 65_536

/** Decodes server-sent events from chunks of bytes. */
export class SseReader implements MessageSource {
  readonly #reader: ByteReader
  readonly #decode = chunkDecoder()
  readonly #parser: ReturnType<typeof createParser>
  readonly #createTooLargeError: () => Error
  #events: string[] = []
  #nextIndex = 0
  /** Characters that were read since the last event. */
  #lengthWithoutEvent = 0
  #ended = false

  /** @param createTooLargeError creates the error that is thrown if an event is too long */
  constructor(reader: ByteReader, createTooLargeError: () => Error) {
    this.#reader = reader
    this.#createTooLargeError = createTooLargeError
    this.#parser = createParser({
      maxBufferSize: maxMessageLength,
      onEvent: ({ data, event }) => {
        this.#lengthWithoutEvent = 0
        // The parser limits what it buffers, not events that are complete in one chunk.
        if (data.length > maxMessageLength) throw createTooLargeError()
        if (event === 'error') this.#events.push(toErrorEvent(data))
        else if (this.#counts(data)) this.#events.push(data)
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
    return this.#reader.read().then((chunk) => {
      try {
        this.#feed(chunk)
      } catch (error) {
        return onError(error)
      }
      return onReady(!chunk.done)
    }, onError)
  }

  /** Cancels the stream. */
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

  #feed(chunk: Chunk): void {
    const text = this.#decode(chunk)
    if (chunk.done) {
      this.#ended = true
      // The last event counts even if the blank line behind it is missing.
      this.#parser.feed(`${text}\n\n`)
      return
    }
    this.#lengthWithoutEvent += text.length
    this.#parser.feed(text)
    if (this.#lengthWithoutEvent > maxLengthWithoutEvent) throw this.#createTooLargeError()
  }

  /**
   * Gateways send events without data to keep a connection open. What is left at the end of the
   * stream counts only if it arrived whole.
   */
  #counts(data: string): boolean {
    if (!data.trim()) return false
    return !this.#ended || data === '[DONE]' || isRecord(parseJson(data))
  }
}

/** Gives an event named `error` the form of the errors that other events report. */
const toErrorEvent = (data: string): string => {
  const error = parseJson(data)
  if (isRecord(error) && error['error']) return data
  return JSON.stringify({ error: isRecord(error) ? error : { message: data || undefined } })
}
