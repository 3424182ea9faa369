import { createCompletion } from '@molt-sdk/contracts/moltghost/completions/completions'
import type { Call, ClientOptions } from '@molt-sdk/core/client'
import type { ChatApi } from '../chat/chat-api.ts'
import type { GenerationOptions } from '../chat/chat-options.ts'
import { chatRules, combinedOptions, splitOptions } from '../chat/chat-options.ts'
import type { ChatReply } from '../chat/chat-reply.ts'
import type { ChatStream } from '../chat/chat-stream.ts'
import { resolveTimeouts } from '../chat/resolve-timeouts.ts'

/** Text completions in OpenAI's legacy format. The reference only names the endpoint. */
export class Completions {
  readonly #chatApi: ChatApi
  readonly #client: ClientOptions
  readonly #model: string | undefined

  /** @internal */
  constructor(chatApi: ChatApi, client: ClientOptions, model: string | undefined) {
    this.#chatApi = chatApi
    this.#client = client
    this.#model = model
  }

  /** Completes a prompt. */
  create(prompt: string | readonly string[], options: GenerationOptions = {}): Call<ChatReply> {
    const { callOptions, requestParams, timeoutSeconds } = splitOptions(options, this.#model)
    const limits = resolveTimeouts(callOptions, this.#client, timeoutSeconds)
    return this.#chatApi.create(
      createCompletion,
      { ...requestParams, prompt },
      limits,
      combinedOptions(options, chatRules),
    )
  }

  /** Streams the completion of a prompt. The request is sent when the stream is first read. */
  stream(prompt: string | readonly string[], options: GenerationOptions = {}): ChatStream {
    const { callOptions, requestParams, timeoutSeconds } = splitOptions(options, this.#model)
    const body = { stream_options: { include_usage: true }, ...requestParams, prompt, stream: true }
    return this.#chatApi.stream(
      createCompletion,
      body,
      resolveTimeouts(callOptions, this.#client, timeoutSeconds),
      combinedOptions(options, chatRules),
    )
  }
}
