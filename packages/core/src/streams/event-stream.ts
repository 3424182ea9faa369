import type { StreamAccumulator } from './stream-accumulator.ts'
import { endOfStream } from './stream-accumulator.ts'
import type { StreamEventReader } from './stream-event-reader.ts'

type Next<Item> = IteratorResult<Item, undefined>

const doneResult: IteratorReturnResult<undefined> = { done: true, value: undefined }

/**
 * A stream of typed items. Iterate over it once, or ask for {@link final} at any time. The
 * request goes out when one of the two first happens. Leaving the loop closes the connection.
 */
export class EventStream<Item, Final> implements AsyncIterableIterator<Item> {
  readonly #collector: StreamAccumulator<unknown, Item, Final>
  readonly #open: () => StreamEventReader
  #reader: StreamEventReader | undefined
  #failure: unknown
  #ended = false
  /** How many calls of `next` wait for an event, and the promise of the last of them. */
  #waiting = 0
  #last: Promise<Next<Item>> | undefined

  /** @internal */
  constructor(collector: StreamAccumulator<never, Item, Final>, open: () => StreamEventReader) {
    this.#collector = collector as StreamAccumulator<unknown, Item, Final>
    this.#open = open
  }

  [Symbol.asyncIterator](): this {
    return this
  }

  /** The next item. */
  next(): Promise<Next<Item>> {
    const previous = this.#waiting ? this.#last : undefined
    if (!previous) {
      try {
        const item = this.#nextBuffered()
        if (item !== undefined) return Promise.resolve({ done: false, value: item })
      } catch (error) {
        return Promise.reject(this.#fail(error))
      }
      if (this.#ended) return Promise.resolve(doneResult)
    }
    this.#waiting++
    this.#last = previous ? previous.then(this.#onTurn, this.#onTurn) : this.#wait()
    return this.#last
  }

  /** Closes the connection. Called by a loop that is left early. */
  async return(): Promise<Next<Item>> {
    this.#end()
    return doneResult
  }

  /**
   * What the stream amounts to. Reads what has not been read yet, so call it after the loop.
   *
   * @throws StreamError with code `stream_incomplete` if the stream was left or broke off early.
   */
  async final(): Promise<Final> {
    while (!(await this.next()).done);
    if (this.#failure) throw this.#failure
    const final = this.#collector.result()
    if (final !== undefined) return final
    this.#reader ??= this.#open()
    this.#reader.close()
    throw this.#fail(this.#reader.incomplete())
  }

  /** Plain functions, made once: an async one would cost each event as much as its JSON does. */
  readonly #wait = (): Promise<Next<Item>> => {
    this.#reader ??= this.#open()
    return this.#reader.read(this.#onReady, this.#onError)
  }

  readonly #onTurn = (): Next<Item> | Promise<Next<Item>> => this.#onReady(true)

  readonly #onReady = (more: boolean): Next<Item> | Promise<Next<Item>> => {
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

  readonly #onError = (error: unknown): Next<Item> => {
    this.#waiting--
    if (this.#ended) return doneResult
    throw this.#fail(this.#reader?.toError(error))
  }

  /** The next item that is already here, if one is. */
  #nextBuffered(): Item | undefined {
    while (!this.#ended) {
      const frame = this.#reader?.shift()
      if (frame === undefined) break
      const item = this.#accumulate(frame)
      if (item !== undefined) return item
    }
    return undefined
  }

  #accumulate(frame: unknown): Item | undefined {
    const item = this.#collector.add(frame)
    const final = this.#collector.result()
    if (final !== undefined) {
      this.#reader?.check(final)
      this.#end()
    }
    return item
  }

  #fail(thrown: unknown): unknown {
    const error = this.#collector.wrapError?.(thrown) ?? thrown
    this.#failure = error
    this.#reader?.fail(error)
    this.#end()
    return error
  }

  #end(): void {
    this.#ended = true
    this.#reader?.close()
  }
}
