import { createCompletion } from '@molt-sdk/contracts/moltghost/completions/completions'
import type { Call } from '@molt-sdk/core/client'
import type { ChatApi } from '../chat/chat-api.ts'
import type { GenerationOptions } from '../chat/chat-options.ts'
import type { ChatReply } from '../chat/chat-reply.ts'
import type { ChatStream } from '../chat/chat-stream.ts'

/** Text completions in OpenAI's legacy format. The reference only names the endpoint. */
export class Completions {
  readonly #chatApi: ChatApi

  /** @internal */
  constructor(chatApi: ChatApi) {
    this.#chatApi = chatApi
  }

  /** Completes a prompt. */
  create(prompt: string | readonly string[], options: GenerationOptions = {}): Call<ChatReply> {
    return this.#chatApi.create(createCompletion, { prompt }, options)
  }

  /** Streams the completion of a prompt. The request is sent when the stream is first read. */
  stream(prompt: string | readonly string[], options: GenerationOptions = {}): ChatStream {
    return this.#chatApi.stream(createCompletion, { prompt }, options)
  }
}
