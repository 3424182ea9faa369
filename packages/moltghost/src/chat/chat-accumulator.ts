import type {
  ChatStreamEvent,
  CompletionStreamEvent,
  FinishReason,
  Usage,
} from '@molt-sdk/contracts/moltghost/types'
import { isMoltError } from '@molt-sdk/core'
import type { StreamAccumulator } from '@molt-sdk/core/client'
import { defineNonEnumerable, endOfStream } from '@molt-sdk/core/client'
import { toTypedError } from '../errors/error-class.ts'
import type { ChatReply } from './chat-reply.ts'
import { toReply } from './chat-reply.ts'

/** Number of chunks after which they are joined to the text. */
const joinThreshold = 128

/** Event of a chat stream: a chunk of text, or the whole reply at the end. */
export type ChatEvent =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'done'; readonly reply: ChatReply }

/** Stream event as the platform sends it: flat, or in one of OpenAI's two formats. */
type WireEvent = ChatStreamEvent & CompletionStreamEvent

/**
 * Builds a reply from stream events. A stream is complete after OpenAI's `[DONE]` marker or `done`,
 * or when it ends after a finish reason: usage is sent after that reason.
 */
export class ChatAccumulator
  implements StreamAccumulator<WireEvent | typeof endOfStream, ChatEvent, ChatReply>
{
  readonly #onReply: (reply: ChatReply) => void
  #text = ''
  /**
   * Chunks that are not part of `#text` yet. Appending each one separately would make engines keep
   * the string as a chain of its chunks, at many times its size.
   */
  #chunks: string[] = []
  #firstEvent: WireEvent | undefined
  /** May be the first event that contains an id. */
  #lastEventWithoutText: WireEvent | undefined
  #finish: FinishReason | null | undefined
  #usage: Usage | null | undefined
  #isComplete = false
  #reply: ChatReply | undefined

  constructor(onReply: (reply: ChatReply) => void) {
    this.#onReply = onReply
  }

  /** Whether no more events are expected, even if the last one with text did not end the stream. */
  get isComplete(): boolean {
    return this.#isComplete
  }

  add(event: WireEvent | typeof endOfStream): ChatEvent | undefined {
    // Text after the end does not belong to the reply.
    if (event === endOfStream || this.#isComplete) {
      return this.#isComplete || this.#finish ? this.#complete() : undefined
    }
    this.#firstEvent ??= event
    const first = event.choices?.[0]
    // Of several choices, only the first one is read.
    const choice = first?.index ? undefined : first
    const text = choice ? (choice.delta?.content ?? choice.text) : event.content
    const finish = choice?.finish_reason ?? event.finish_reason
    if (finish) this.#finish = finish
    if (event.usage) this.#usage = event.usage
    if (event.done) this.#isComplete = true
    if (text && typeof text === 'string') {
      if (this.#chunks.push(text) > joinThreshold) this.#join()
      return { type: 'text', text }
    }
    this.#lastEventWithoutText = event
    if (Array.isArray(event)) this.#isComplete = true
    return this.#isComplete ? this.#complete() : undefined
  }

  result(): ChatReply | undefined {
    return this.#reply
  }

  /** Gives an error its class and, as `partialText`, the text received so far. */
  wrapError(thrown: unknown): unknown {
    const text = this.#join()
    const error = toTypedError(thrown, text !== '')
    if (isMoltError(error)) defineNonEnumerable(error, 'partialText', text)
    return error
  }

  #join(): string {
    this.#text += this.#chunks.join('')
    this.#chunks = []
    return this.#text
  }

  #complete(): ChatEvent {
    const first = this.#firstEvent
    const last = this.#lastEventWithoutText
    const reply = toReply({
      id: first?.id ?? last?.id,
      object: 'chat.completion',
      created: first?.created ?? last?.created,
      model: first?.model ?? last?.model,
      finish_reason: this.#finish,
      content: this.#join(),
      usage: this.#usage,
    })
    this.#reply = reply
    this.#onReply(reply)
    return { type: 'done', reply }
  }
}
