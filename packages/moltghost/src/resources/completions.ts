import { createCompletion } from '@molt-sdk/contracts/moltghost'
import type { Call, ClientOptions } from '@molt-sdk/core/client'
import type { ChatApi } from '../chat/chat-api.ts'
import type { GenerationOptions } from '../chat/chat-options.ts'
import { splitOptions } from '../chat/chat-options.ts'
import type { ChatReply } from '../chat/chat-reply.ts'
import type { ChatStream } from '../chat/chat-stream.ts'
import { resolveTimeouts } from '../chat/resolve-timeouts.ts'

/** Texts to go on with, in OpenAI's older form. The reference names the endpoint alone. */
export class Completions {
  readonly #talk: ChatApi
  readonly #client: ClientOptions

  /** @internal */
  constructor(talk: ChatApi, client: ClientOptions) {
    this.#talk = talk
    this.#client = client
  }

  /** Goes on with a text. */
  create(prompt: string | readonly string[], options: GenerationOptions = {}): Call<ChatReply> {
    const { callOptions, requestParams, timeoutSeconds } = splitOptions(options)
    const limits = resolveTimeouts(callOptions, this.#client, timeoutSeconds)
    return this.#talk.create(createCompletion, { ...requestParams, prompt }, limits)
  }

  /** The same, piece by piece. */
  stream(prompt: string | readonly string[], options: GenerationOptions = {}): ChatStream {
    const { callOptions, requestParams, timeoutSeconds } = splitOptions(options)
    const body = { stream_options: { include_usage: true }, ...requestParams, prompt, stream: true }
    return this.#talk.stream(
      createCompletion,
      body,
      resolveTimeouts(callOptions, this.#client, timeoutSeconds),
    )
  }
}
