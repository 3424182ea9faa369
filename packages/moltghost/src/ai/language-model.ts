import type {
  LanguageModelV4,
  LanguageModelV4CallOptions,
  LanguageModelV4GenerateResult,
  LanguageModelV4StreamPart,
  LanguageModelV4StreamResult,
} from '@ai-sdk/provider'
import type { ChatReply } from '../chat/chat-reply.ts'
import type { ChatStream } from '../chat/chat-stream.ts'
import type { MoltGhostAgent } from '../client.ts'
import { toChatOptions } from './to-chat-options.ts'
import { toMessages } from './to-messages.ts'
import { toFinishReason, toUsage } from './to-result.ts'

/** Id of the only text of a reply. */
const textId = '0'

/** An agent as a language model of the AI SDK. */
export class AgentLanguageModel implements LanguageModelV4 {
  readonly specificationVersion = 'v4'
  readonly provider = 'moltghost'
  readonly modelId: string
  /** None: agents take text only. */
  readonly supportedUrls: Record<string, RegExp[]> = {}
  readonly #agent: MoltGhostAgent
  readonly #model: string | undefined

  constructor(agent: MoltGhostAgent, model: string | undefined) {
    this.#agent = agent
    this.#model = model
    this.modelId = model ?? 'default'
  }

  async doGenerate(call: LanguageModelV4CallOptions): Promise<LanguageModelV4GenerateResult> {
    const { options, warnings } = toChatOptions(call, this.#model)
    const { data: reply, response } = await this.#agent
      .chat(toMessages(call.prompt), options)
      .withResponse()
    return {
      content: [{ type: 'text', text: reply.text }],
      finishReason: toFinishReason(reply),
      usage: toUsage(reply),
      response: {
        ...metadata(reply),
        headers: Object.fromEntries(response.headers),
        body: reply.raw,
      },
      warnings,
    }
  }

  async doStream(call: LanguageModelV4CallOptions): Promise<LanguageModelV4StreamResult> {
    const { options, warnings } = toChatOptions(call, this.#model)
    const chat = this.#agent.stream(toMessages(call.prompt), options)
    const parts = streamParts(chat, warnings)
    // Waits for the response, so that an agent that is paused is an error of the call.
    const start = await parts.next()
    return {
      stream: new ReadableStream<LanguageModelV4StreamPart>(
        {
          start(controller) {
            if (!start.done) controller.enqueue(start.value)
          },
          async pull(controller) {
            const { done, value } = await parts.next()
            if (done) controller.close()
            else controller.enqueue(value)
          },
          async cancel() {
            chat.abort()
            await parts.return(undefined)
          },
        },
        { highWaterMark: 0 },
      ),
    }
  }
}

/** The parts of a stream. The first one comes with the first event of the agent. */
async function* streamParts(
  chat: ChatStream,
  warnings: LanguageModelV4GenerateResult['warnings'],
): AsyncGenerator<LanguageModelV4StreamPart, void, undefined> {
  const events = chat[Symbol.asyncIterator]()
  let event = await events.next()
  yield { type: 'stream-start', warnings }
  yield { type: 'text-start', id: textId }
  try {
    for (; !event.done; event = await events.next()) {
      if (event.value.type === 'text') {
        yield { type: 'text-delta', id: textId, delta: event.value.text }
        continue
      }
      const { reply } = event.value
      yield { type: 'text-end', id: textId }
      yield { type: 'response-metadata', ...metadata(reply) }
      yield { type: 'finish', finishReason: toFinishReason(reply), usage: toUsage(reply) }
    }
  } catch (error) {
    yield { type: 'error', error }
  }
}

const metadata = ({ id, model }: ChatReply) => ({
  ...(id !== undefined && { id }),
  ...(model !== undefined && { modelId: model }),
})
