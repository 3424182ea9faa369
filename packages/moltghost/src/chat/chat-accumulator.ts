import type {
  ChatStreamEvent,
  CompletionStreamEvent,
  FinishReason,
  Usage,
} from '@molt-sdk/contracts/moltghost/types'
import { isMoltError } from '@molt-sdk/core'
import type { StreamAccumulator } from '@molt-sdk/core/client'
import { defineNonEnumerable, endOfStream, TextBuilder } from '@molt-sdk/core/client'
import { toTypedError } from '../errors/error-class.ts'
import type { ChatReply } from './chat-reply.ts'
import { toReply } from './chat-reply.ts'

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
  readonly #text = new TextBuilder()
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
      this.#text.append(text)
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
    const text = this.#text.join()
    const error = toTypedError(thrown, text !== '')
    if (isMoltError(error)) defineNonEnumerable(error, 'partialText', text)
    return error
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
      content: this.#text.join(),
      usage: this.#usage,
    })
    this.#reply = reply
    this.#onReply(reply)
    return { type: 'done', reply }
  }
}
