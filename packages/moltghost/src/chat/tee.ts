import { StreamError } from '@molt-sdk/core/errors'
import type { ChatEvent } from './chat-collector.ts'
import type { ChatReply } from './chat-reply.ts'

/** What a {@link ChatStream} reads from. */
export interface ChatSource extends AsyncIterableIterator<ChatEvent, undefined> {
  return(): Promise<IteratorResult<ChatEvent, undefined>>
  final(): Promise<ChatReply>
}

type Result = IteratorResult<ChatEvent, undefined>

/** An event, once somebody asks for it, and the place of the one after it. */
interface Link {
  result?: Promise<Result>
  next?: Link
}

const over: Result = { done: true, value: undefined }

/**
 * Two sources that give the same, each in its own time: what one has read waits for the other.
 * The source is left when both are.
 */
export const tee = (source: ChatSource): [ChatSource, ChatSource] => {
  const start: Link = {}
  let open = 2
  const onLeave = async (): Promise<void> => {
    open--
    if (!open) await source.return()
  }
  return [new Branch(source, start, onLeave), new Branch(source, start, onLeave)]
}

class Branch implements ChatSource {
  readonly #source: ChatSource
  readonly #onLeave: () => Promise<void>
  /** Ends the latest wait for an event. */
  #end: ((result: Result) => void) | undefined
  #at: Link | undefined

  constructor(source: ChatSource, start: Link, onLeave: () => Promise<void>) {
    this.#source = source
    this.#at = start
    this.#onLeave = onLeave
  }

  [Symbol.asyncIterator](): this {
    return this
  }

  async next(): Promise<Result> {
    const at = this.#at
    if (!at) return over
    at.result ??= this.#source.next()
    const { result } = at
    at.next ??= {}
    this.#at = at.next
    // Whoever leaves is not kept until the other branch has its next event.
    return new Promise((resolve, reject) => {
      this.#end = resolve
      result.then(resolve, reject)
    })
  }

  async return(): Promise<Result> {
    if (this.#at) {
      this.#at = undefined
      this.#end?.(over)
      await this.#onLeave()
    }
    return over
  }

  async final(): Promise<ChatReply> {
    while (!(await this.next()).done);
    if (this.#at) return this.#source.final()
    throw new StreamError('This branch of the stream was left early.', {
      code: 'stream_incomplete',
    })
  }
}
