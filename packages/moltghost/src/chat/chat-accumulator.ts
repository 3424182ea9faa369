import type { ChatFrame, CompletionFrame, FinishReason, Usage } from '@molt-sdk/contracts/moltghost'
import { isMoltError } from '@molt-sdk/core'
import type { StreamAccumulator } from '@molt-sdk/core/client'
import { defineNonEnumerable, endOfStream } from '@molt-sdk/core/client'
import { toTypedError } from '../errors/error-class-by-code.ts'
import type { ChatReply } from './chat-reply.ts'
import { toReply } from './chat-reply.ts'

/** Pieces that are joined to the text together. */
const joinThreshold = 128

/** What a stream gives: the text, piece by piece, and at last the whole reply. */
export type ChatEvent =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'done'; readonly reply: ChatReply }

/** An event of a stream or of a socket, flat or in one of OpenAI's two forms. */
type WireEvent = ChatFrame & CompletionFrame

/**
 * Puts a reply together. A stream is complete with OpenAI's end mark or with `done`, and where it
 * ends after a finish reason: what an answer took is told after that.
 */
export class ChatAccumulator
  implements StreamAccumulator<WireEvent | typeof endOfStream, ChatEvent, ChatReply>
{
  readonly #onReply: (reply: ChatReply) => void
  #text = ''
  /**
   * What came after the text: joined to it some pieces at a time. One by one, a text would be kept
   * as a chain of all its pieces, at many times its size, for as long as it grows.
   */
  #chunks: string[] = []
  #firstEvent: WireEvent | undefined
  /** The last one without text, which may be the first to tell an id. */
  #lastEventWithoutText: WireEvent | undefined
  #finish: FinishReason | null | undefined
  #usage: Usage | null | undefined
  #over = false
  #reply: ChatReply | undefined

  constructor(onReply: (reply: ChatReply) => void) {
    this.#onReply = onReply
  }

  /** Whether nothing more will come, be it that the last text has not been followed by the end. */
  get isComplete(): boolean {
    return this.#over
  }

  add(frame: WireEvent | typeof endOfStream): ChatEvent | undefined {
    if (frame === endOfStream) {
      return this.#over || this.#finish ? this.#complete() : undefined
    }
    this.#firstEvent ??= frame
    const found = frame.choices?.[0]
    // Whoever asks for several answers gets the first.
    const choice = found?.index ? undefined : found
    const text = choice ? (choice.delta?.content ?? choice.text) : frame.content
    const finish = choice?.finish_reason ?? frame.finish_reason
    if (finish) this.#finish = finish
    if (frame.usage) this.#usage = frame.usage
    if (frame.done) this.#over = true
    if (text && typeof text === 'string') {
      if (this.#chunks.push(text) > joinThreshold) this.#join()
      return { type: 'text', text }
    }
    this.#lastEventWithoutText = frame
    if (Array.isArray(frame)) this.#over = true
    return this.#over ? this.#complete() : undefined
  }

  result(): ChatReply | undefined {
    return this.#reply
  }

  /** Gives an error its class, and the text that had come by then. */
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
    const head = this.#firstEvent
    const last = this.#lastEventWithoutText
    const reply = toReply({
      id: head?.id ?? last?.id,
      object: 'chat.completion',
      created: head?.created ?? last?.created,
      model: head?.model ?? last?.model,
      finish_reason: this.#finish,
      content: this.#join(),
      usage: this.#usage,
    })
    this.#reply = reply
    this.#onReply(reply)
    return { type: 'done', reply }
  }
}
