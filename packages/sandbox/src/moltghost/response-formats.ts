import type {
  ChatCompletion,
  ChatResponse,
  ChatStreamEvent,
  ChoiceMessage,
  Completion,
  CompletionStreamEvent,
  FinishReason,
} from '@molt-sdk/contracts/moltghost/types'
import type { MoltGhostAssumptions } from './assumptions.ts'
import type { ReplyResult } from './generate-reply.ts'

/** Fields that every response and every stream event has. */
export interface ReplyMetadata {
  readonly id: string
  readonly created: number
  readonly model: string
}

/** Adds the kind of a response where the reference has it: after the id. */
const withObject = <Kind extends string>(
  { id, ...rest }: ReplyMetadata,
  object: Kind,
): ReplyMetadata & { readonly object: Kind } => ({ id, object, ...rest })

/** A complete reply. */
export interface CompleteReply extends ReplyResult {
  readonly text: string
}

/** Formats a chat response as in the reference. */
export const flatResponse = (
  metadata: ReplyMetadata,
  { text, finishReason, usage }: CompleteReply,
): ChatResponse => ({
  ...withObject(metadata, 'chat.completion'),
  finish_reason: finishReason,
  content: text,
  usage,
})

/** Formats a chat response as OpenAI does. */
export const chatCompletionResponse = (
  metadata: ReplyMetadata,
  { text, finishReason, usage }: CompleteReply,
): ChatCompletion => ({
  ...withObject(metadata, 'chat.completion'),
  choices: [
    {
      index: 0,
      message: { role: 'assistant', content: text },
      logprobs: null,
      finish_reason: finishReason,
    },
  ],
  usage,
})

/** Formats a chat response in the assumed format. */
export const chatResponse = (
  format: MoltGhostAssumptions['chatFormat'],
  metadata: ReplyMetadata,
  reply: CompleteReply,
): ChatResponse => {
  const { id, model } = metadata
  if (format === 'openai') return { ...chatCompletionResponse(metadata, reply), model }
  if (format === 'flat') return flatResponse(metadata, reply)
  return { id, content: reply.text, model, usage: { tokens: reply.usage.total_tokens } }
}

/** Formats a text completion as OpenAI does. */
export const textCompletionResponse = (
  metadata: ReplyMetadata,
  { text, finishReason, usage }: CompleteReply,
): Completion => ({
  ...withObject(metadata, 'text_completion'),
  choices: [{ index: 0, text, logprobs: null, finish_reason: finishReason }],
  usage,
})

/** Formats the events of a stream. */
export interface StreamEventWriter<Event> {
  /** Event before the first token, if any. */
  readonly start?: Event
  delta(text: string): Event
  /** Returns the events after the last token. */
  end(result: ReplyResult): readonly Event[]
}

export const chatChunkWriter = (
  metadata: ReplyMetadata,
  withUsage: boolean,
): StreamEventWriter<ChatStreamEvent> => {
  const chunk = (
    delta: ChoiceMessage,
    finish_reason: FinishReason | null = null,
  ): ChatStreamEvent => ({
    ...withObject(metadata, 'chat.completion.chunk'),
    choices: [{ index: 0, delta, finish_reason }],
  })
  return {
    start: chunk({ role: 'assistant', content: '' }),
    delta: (content) => chunk({ content }),
    end: ({ finishReason, usage }) => [
      chunk({}, finishReason),
      ...(withUsage ? [{ ...chunk({}), choices: [], usage }] : []),
    ],
  }
}

export const textChunkWriter = (
  metadata: ReplyMetadata,
  withUsage: boolean,
): StreamEventWriter<CompletionStreamEvent> => {
  const chunk = (
    text: string,
    finish_reason: FinishReason | null = null,
  ): CompletionStreamEvent => ({
    ...withObject(metadata, 'text_completion'),
    choices: [{ index: 0, text, logprobs: null, finish_reason }],
  })
  return {
    delta: (text) => chunk(text),
    end: ({ finishReason, usage }) => [
      chunk('', finishReason),
      ...(withUsage ? [{ ...chunk(''), choices: [], usage }] : []),
    ],
  }
}

/** Formats events as on the WebSocket. `echo` is the id that the caller gave its message. */
export const flatEventWriter = (
  metadata: { readonly id: string; readonly echo?: string | undefined },
  withUsage: boolean,
): StreamEventWriter<ChatStreamEvent> => {
  const { id, echo } = metadata
  return {
    delta: (content) => ({ ...(echo !== undefined && { id: echo }), content, done: false }),
    end: ({ finishReason, usage }) => [
      {
        id: echo ?? id,
        done: true,
        finish_reason: finishReason,
        ...(withUsage && { usage }),
      },
    ],
  }
}
