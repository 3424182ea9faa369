import { StreamError } from '@molt-sdk/core'
import type { ChatEvent } from './chat-accumulator.ts'
import type { ChatReply } from './chat-reply.ts'

/** Source of a {@link ChatStream}. */
export interface ChatEventSource extends AsyncIterableIterator<ChatEvent, undefined> {
  return(): Promise<IteratorResult<ChatEvent, undefined>>
  final(): Promise<ChatReply>
}

type Result = IteratorResult<ChatEvent, undefined>

/** Linked list of events. `result` is set when a branch first requests the event. */
interface EventLink {
  result?: Promise<Result>
  next?: EventLink
}

const doneResult: Result = { done: true, value: undefined }

/**
 * Splits a source into two branches with the same events. Events that one branch has read are
 * buffered for the other. The source is closed when both branches are closed.
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
  readonly #onReturn: () => Promise<void>
  /** Resolves the pending `next()`. */
  #end: ((result: Result) => void) | undefined
  #current: EventLink | undefined

  constructor(source: ChatEventSource, start: EventLink, onReturn: () => Promise<void>) {
    this.#source = source
    this.#current = start
    this.#onReturn = onReturn
  }

  [Symbol.asyncIterator](): this {
    return this
  }

  async next(): Promise<Result> {
    const link = this.#current
    if (!link) return doneResult
    link.result ??= this.#source.next()
    const { result } = link
    link.next ??= {}
    this.#current = link.next
    // A branch that is closed must not wait for the next event of the other one.
    return new Promise((resolve, reject) => {
      this.#end = resolve
      result.then(resolve, reject)
    })
  }

  async return(): Promise<Result> {
    if (this.#current) {
      this.#current = undefined
      this.#end?.(doneResult)
      await this.#onReturn()
    }
    return doneResult
  }

  async final(): Promise<ChatReply> {
    while (!(await this.next()).done);
    if (this.#current) return this.#source.final()
    throw new StreamError('Iteration of this branch of the stream stopped early.', {
      code: 'stream_incomplete',
    })
  }
}
