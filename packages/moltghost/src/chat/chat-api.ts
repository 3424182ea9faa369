import type { createChat } from '@molt-sdk/contracts/moltghost/chat/chat'
import type {
  createChatCompletion,
  createCompletion,
} from '@molt-sdk/contracts/moltghost/completions/completions'
import type { invokeTools } from '@molt-sdk/contracts/moltghost/tools/tools'
import type {
  Call,
  CallOptions,
  ClientOptions,
  InternalCallOptions,
  StreamingHttpClient,
} from '@molt-sdk/core/client'
import type { UsageMeter } from '../usage-meter.ts'
import { ChatAccumulator } from './chat-accumulator.ts'
import type { GenerationOptions } from './chat-options.ts'
import { chatRules, combinedOptions, splitOptions } from './chat-options.ts'
import type { ChatReply } from './chat-reply.ts'
import { toReply } from './chat-reply.ts'
import { ChatStream } from './chat-stream.ts'
import { resolveTimeouts } from './resolve-timeouts.ts'

type StreamingChatOperation =
  | typeof createChat
  | typeof createChatCompletion
  | typeof createCompletion
type ChatOperation = StreamingChatOperation | typeof invokeTools

/** What is said of the caller's options. */
type OptionChecks = Pick<InternalCallOptions, 'givenOptions' | 'extensibleBody'>

/** Calls the chat operations of an agent and counts the token usage of the replies. */
export class ChatApi {
  readonly #http: StreamingHttpClient
  readonly #meter: UsageMeter
  readonly #client: ClientOptions
  readonly #model: string | undefined

  constructor(
    http: StreamingHttpClient,
    meter: UsageMeter,
    client: ClientOptions,
    model: string | undefined,
  ) {
    this.#http = http
    this.#meter = meter
    this.#client = client
    this.#model = model
  }

  /** Sends input with the caller's options and returns the whole reply. */
  create(
    operation: StreamingChatOperation,
    input: object,
    options: GenerationOptions,
  ): Call<ChatReply> {
    const { callOptions, requestParams } = splitOptions(options, this.#model)
    const body = { ...requestParams, ...input }
    return this.call(operation, body, callOptions, combinedOptions(options, chatRules))
  }

  /** Calls an operation and returns the whole reply. `body` may be of the wrong kind. */
  call(
    operation: ChatOperation,
    body: object,
    options: CallOptions,
    checks: OptionChecks,
  ): Call<ChatReply> {
    const args = { body: body as never }
    const limits = resolveTimeouts(options, this.#client, body)
    const call = this.#http.call(operation as typeof createChat, args, limits, checks)
    return call.pipe((result) =>
      result.then(({ data, ...response }) => {
        const reply = toReply(data)
        this.#meter.record(operation.id, reply)
        return { ...response, data: reply }
      }),
    )
  }

  /** Sends input with the caller's options and streams the reply. */
  stream(operation: StreamingChatOperation, input: object, options: GenerationOptions): ChatStream {
    const { callOptions, requestParams } = splitOptions(options, this.#model)
    const accumulator = new ChatAccumulator((reply) => this.#meter.record(operation.id, reply))
    const body = {
      // OpenAI's streams report usage only on request.
      stream_options: { include_usage: true },
      ...requestParams,
      ...input,
      stream: true,
    }
    return new ChatStream(
      this.#http.stream(
        operation as typeof createChat,
        { body: body as never },
        resolveTimeouts(callOptions, this.#client, body),
        accumulator,
        combinedOptions(options, chatRules),
      ),
    )
  }
}

/** Passes the text chunks of a stream to a function and returns the reply. */
export const consumeText = async (
  stream: ChatStream,
  onChunk: ((text: string) => unknown) | undefined,
): Promise<ChatReply> => {
  for await (const text of stream.text()) await onChunk?.(text)
  return stream.final()
}
