import { StreamError } from '../errors/stream-error.ts'
import type { Collector } from './collector.ts'
import type { FrameReader } from './frame-reader.ts'

/**
 * A stream of typed items. Iterate over it once, or ask for {@link final} at any time. The
 * request goes out when one of the two first happens. Leaving the loop closes the connection.
 */
export class EventStream<Item, Final> implements AsyncIterableIterator<Item> {
  readonly #collector: Collector<unknown, Item, Final>
  readonly #open: () => Promise<FrameReader>
  #opening: Promise<FrameReader> | undefined
  #reader: FrameReader | undefined
  #failure: unknown
  #ended = false

  constructor(collector: Collector<never, Item, Final>, open: () => Promise<FrameReader>) {
    this.#collector = collector as Collector<unknown, Item, Final>
    this.#open = open
  }

  [Symbol.asyncIterator](): this {
    return this
  }

  /** The next item. */
  next(): Promise<IteratorResult<Item, undefined>> {
    if (this.#reader && !this.#ended) {
      try {
        for (let frame = this.#reader.shift(); frame !== undefined; frame = this.#reader.shift()) {
          const item = this.#take(frame)
          if (item !== undefined) return Promise.resolve({ done: false, value: item })
          if (this.#ended) break
        }
      } catch (error) {
        return Promise.reject(this.#fail(error))
      }
    }
    return this.#ended ? Promise.resolve({ done: true, value: undefined }) : this.#wait()
  }

  /** Closes the connection. Called by a loop that is left early. */
  async return(): Promise<IteratorResult<Item, undefined>> {
    this.#end()
    const reader = this.#reader ?? (await this.#opening?.catch(() => undefined))
    reader?.close()
    return { done: true, value: undefined }
  }

  /**
   * What the stream amounts to. Reads what has not been read yet.
   *
   * @throws StreamError with code `stream_incomplete` if the stream was left or broke off early.
   */
  async final(): Promise<Final> {
    while (!(await this.next()).done);
    if (this.#failure) throw this.#failure
    const final = this.#collector.final()
    if (final !== undefined) return final
    throw new StreamError('The stream was left before it was complete.', {
      code: 'stream_incomplete',
    })
  }

  async #wait(): Promise<IteratorResult<Item, undefined>> {
    try {
      this.#opening ??= this.#open()
      this.#reader ??= await this.#opening
      const reader = this.#reader
      while (!this.#ended) {
        const frame = await reader.read()
        if (frame === undefined && !this.#ended) throw reader.incomplete()
        const item = this.#take(frame)
        if (item !== undefined) return { done: false, value: item }
      }
      return { done: true, value: undefined }
    } catch (error) {
      if (this.#ended) return { done: true, value: undefined }
      throw this.#fail(error)
    }
  }

  #take(frame: unknown): Item | undefined {
    const item = this.#collector.item(frame)
    if (item === undefined && this.#collector.final() !== undefined) {
      this.#end()
      this.#reader?.close()
    }
    return item
  }

  #fail(error: unknown): unknown {
    this.#failure = error
    this.#end()
    this.#reader?.close()
    return error
  }

  #end(): void {
    this.#ended = true
  }
}
