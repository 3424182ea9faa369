import { showCaller } from '../errors/caller-stack.ts'
import type { StreamAccumulator } from './stream-accumulator.ts'
import { endOfStream } from './stream-accumulator.ts'
import type { StreamEventReader } from './stream-event-reader.ts'

type Step<Item> = IteratorResult<Item, undefined>

const doneResult: IteratorReturnResult<undefined> = { done: true, value: undefined }

/** Closes the connection of a stream that was dropped in the middle. */
const droppedStreams =
  globalThis.FinalizationRegistry &&
  new FinalizationRegistry<StreamEventReader>((reader) => reader.close())

/**
 * A stream of typed items. Iterate over it once, or call {@link final} for the result. The request
 * is sent when the stream is first read. Leaving the loop early closes the connection.
 */
export class EventStream<Item, Final> implements AsyncIterableIterator<Item> {
  readonly #accumulator: StreamAccumulator<unknown, Item, Final>
  readonly #open: () => StreamEventReader
  #reader: StreamEventReader | undefined
  #failure: unknown
  #ended = false
  /** Number of calls of `next` that wait for an event, and the promise of the last one. */
  #waiting = 0
  #last: Promise<Step<Item>> | undefined

  /** @internal */
  constructor(accumulator: StreamAccumulator<never, Item, Final>, open: () => StreamEventReader) {
    this.#accumulator = accumulator as StreamAccumulator<unknown, Item, Final>
    const registered = (): StreamEventReader => {
      const reader = open()
      droppedStreams?.register(this, reader)
      return reader
    }
    this.#open = registered
  }

  [Symbol.asyncIterator](): this {
    return this
  }

  /** Returns the next item. Waits for it if it has not been received yet. */
  next(): Promise<Step<Item>> {
    const previous = this.#waiting ? this.#last : undefined
    if (!previous) {
      try {
        const item = this.#nextBuffered()
        if (item !== undefined) return Promise.resolve({ done: false, value: item })
        if (this.#ended) return Promise.resolve(doneResult)
        this.#reader ??= this.#open()
      } catch (error) {
        // Of an event, or of an invalid option.
        return Promise.reject(this.#fail(error))
      }
    }
    this.#waiting++
    this.#last = previous ? previous.then(this.#onReady, this.#onReady) : this.#wait()
    return this.#last
  }

  /** Closes the connection. A loop that is left early calls it. */
  async return(): Promise<Step<Item>> {
    this.#end()
    return doneResult
  }

  /**
   * Returns the result of the whole stream. Reads the rest of it, so call it after the loop.
   *
   * @throws StreamError with code `stream_incomplete` if the stream or the iteration ended early.
   */
  async final(): Promise<Final> {
    while (!(await this.next()).done);
    if (this.#failure) throw this.#failure
    const final = this.#accumulator.result()
    if (final !== undefined) return final
    this.#reader ??= this.#open()
    this.#reader.close()
    throw this.#fail(this.#reader.incomplete())
  }

  /** Not async: for each event, an async function would cost as much as parsing its JSON. */
  #wait(): Promise<Step<Item>> {
    return (this.#reader as StreamEventReader).read(this.#onReady, this.#onError)
  }

  /** `more` is false at the end of the stream. After a previous call, it is what that call returned. */
  readonly #onReady = (more: unknown): Step<Item> | Promise<Step<Item>> => {
    try {
      const item =
        this.#nextBuffered() ?? (more || this.#ended ? undefined : this.#accumulate(endOfStream))
      if (item === undefined && !this.#ended) {
        if (more) return this.#wait()
        throw this.#reader?.incomplete()
      }
      this.#waiting--
      return item === undefined ? doneResult : { done: false, value: item }
    } catch (error) {
      return this.#onError(error)
    }
  }

  readonly #onError = (error: unknown): Step<Item> => {
    this.#waiting--
    if (this.#ended) return doneResult
    throw this.#fail(this.#reader?.toError(error))
  }

  /** Returns the next item that has already been received, if there is one. */
  #nextBuffered(): Item | undefined {
    while (!this.#ended) {
      const event = this.#reader?.shift()
      if (event === undefined) break
      const item = this.#accumulate(event)
      if (item !== undefined) return item
    }
    return undefined
  }

  #accumulate(event: unknown): Item | undefined {
    const item = this.#accumulator.add(event)
    const final = this.#accumulator.result()
    if (final !== undefined) {
      this.#reader?.check(final)
      this.#ended = true
      this.#reader?.finish(final)
    }
    return item
  }

  #fail(thrown: unknown): unknown {
    const error = this.#accumulator.wrapError?.(thrown) ?? thrown
    showCaller(error, this.#fail)
    this.#failure = error
    this.#reader?.reportError(error)
    this.#end()
    return error
  }

  #end(): void {
    this.#ended = true
    this.#reader?.close()
  }
}
