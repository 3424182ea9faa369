import { createCompletion } from '@molt-sdk/contracts/moltghost'
import type { Call, ClientOptions } from '@molt-sdk/core'
import type { AnswerOptions } from '../chat/chat-options.ts'
import { tell } from '../chat/chat-options.ts'
import type { ChatReply } from '../chat/chat-reply.ts'
import type { ChatStream } from '../chat/chat-stream.ts'
import { patience } from '../chat/patience.ts'
import type { Talk } from '../chat/talk.ts'

/** Texts to go on with, in OpenAI's older form. The reference names the endpoint alone. */
export class Completions {
  readonly #talk: Talk
  readonly #client: ClientOptions

  /** @internal */
  constructor(talk: Talk, client: ClientOptions) {
    this.#talk = talk
    this.#client = client
  }

  /** Goes on with a text. */
  create(prompt: string | readonly string[], options: AnswerOptions = {}): Call<ChatReply> {
    const { call, settings, timeoutSeconds } = tell(options)
    const limits = patience(call, this.#client, timeoutSeconds)
    return this.#talk.ask(createCompletion, { ...settings, prompt }, limits)
  }

  /** The same, piece by piece. */
  stream(prompt: string | readonly string[], options: AnswerOptions = {}): ChatStream {
    const { call, settings, timeoutSeconds } = tell(options)
    const body = { stream_options: { include_usage: true }, ...settings, prompt, stream: true }
    return this.#talk.stream(createCompletion, body, patience(call, this.#client, timeoutSeconds))
  }
}
