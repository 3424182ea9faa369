import type { createChat } from '@molt-sdk/contracts/moltghost/chat/chat'
import type {
  createChatCompletion,
  createCompletion,
} from '@molt-sdk/contracts/moltghost/completions/completions'
import type { invokeTools } from '@molt-sdk/contracts/moltghost/tools/tools'
import type {
  Call,
  CallOptions,
  InternalCallOptions,
  StreamingHttpClient,
} from '@molt-sdk/core/client'
import type { UsageMeter } from '../usage-meter.ts'
import { ChatAccumulator } from './chat-accumulator.ts'
import type { ChatReply } from './chat-reply.ts'
import { toReply } from './chat-reply.ts'
import { ChatStream } from './chat-stream.ts'

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

  constructor(http: StreamingHttpClient, meter: UsageMeter) {
    this.#http = http
    this.#meter = meter
  }

  /** Calls an operation and returns the whole reply. */
  create(
    operation: ChatOperation,
    body: unknown,
    options: CallOptions,
    checks: OptionChecks,
  ): Call<ChatReply> {
    const args = { body: body as never }
    const call = this.#http.call(operation as typeof createChat, args, options, checks)
    return call.pipe((result) =>
      result.then(({ data, ...response }) => {
        const reply = toReply(data)
        this.#meter.record(operation.id, reply)
        return { ...response, data: reply }
      }),
    )
  }

  /** Calls an operation and streams the reply. */
  stream(
    operation: StreamingChatOperation,
    body: unknown,
    options: CallOptions,
    checks: OptionChecks,
  ): ChatStream {
    const accumulator = new ChatAccumulator((reply) => this.#meter.record(operation.id, reply))
    const args = { body: body as never }
    return new ChatStream(
      this.#http.stream(operation as typeof createChat, args, options, accumulator, checks),
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
