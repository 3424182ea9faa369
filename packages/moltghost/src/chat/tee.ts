import { StreamError } from '@molt-sdk/core'
import type { ChatEvent } from './chat-accumulator.ts'
import type { ChatReply } from './chat-reply.ts'

/** What a {@link ChatStream} reads from. */
export interface ChatEventSource extends AsyncIterableIterator<ChatEvent, undefined> {
  return(): Promise<IteratorResult<ChatEvent, undefined>>
  final(): Promise<ChatReply>
}

type Result = IteratorResult<ChatEvent, undefined>

/** An event, once somebody asks for it, and the place of the one after it. */
interface EventLink {
  result?: Promise<Result>
  next?: EventLink
}

const doneResult: Result = { done: true, value: undefined }

/**
 * Two sources that give the same, each in its own time: what one has read waits for the other.
 * The source is left when both are.
 */
export const tee = (source: ChatEventSource): [ChatEventSource, ChatEventSource] => {
  const start: EventLink = {}
  let open = 2
  const onReturn = async (): Promise<void> => {
    open--
    if (!open) await source.return()
  }
  return [new TeeBranch(source, start, onReturn), new TeeBranch(source, start, onReturn)]
}

class TeeBranch implements ChatEventSource {
  readonly #source: ChatEventSource
  readonly #onLeave: () => Promise<void>
  /** Ends the latest wait for an event. */
  #end: ((result: Result) => void) | undefined
  #at: EventLink | undefined

  constructor(source: ChatEventSource, start: EventLink, onReturn: () => Promise<void>) {
    this.#source = source
    this.#at = start
    this.#onLeave = onReturn
  }

  [Symbol.asyncIterator](): this {
    return this
  }

  async next(): Promise<Result> {
    const at = this.#at
    if (!at) return doneResult
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
      this.#end?.(doneResult)
      await this.#onLeave()
    }
    return doneResult
  }

  async final(): Promise<ChatReply> {
    while (!(await this.next()).done);
    if (this.#at) return this.#source.final()
    throw new StreamError('This branch of the stream was left early.', {
      code: 'stream_incomplete',
    })
  }
}
