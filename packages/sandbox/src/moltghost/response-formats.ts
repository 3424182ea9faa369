import type {
  AnswerMessage,
  ChatAnswer,
  ChatCompletion,
  ChatFrame,
  Completion,
  CompletionFrame,
  FinishReason,
} from '@molt-sdk/contracts/moltghost/types'
import type { Assumptions } from './assumptions.ts'
import type { ReplyResult } from './generate-reply.ts'

/** What every answer, and every event of one, tells of itself. */
export interface ReplyMetadata {
  readonly id: string
  readonly created: number
  readonly model: string
}

/** A whole reply. */
export interface CompleteReply extends ReplyResult {
  readonly text: string
}

/** A chat's answer in the reference's form. */
export const flatResponse = (
  head: ReplyMetadata,
  { text, finishReason, usage }: CompleteReply,
): ChatAnswer => ({
  ...head,
  object: 'chat.completion',
  finish_reason: finishReason,
  content: text,
  usage,
})

/** A chat's answer in OpenAI's form. */
export const chatCompletionResponse = (
  head: ReplyMetadata,
  { text, finishReason, usage }: CompleteReply,
): ChatCompletion => ({
  ...head,
  object: 'chat.completion',
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

/** A chat's answer in the form that was chosen. */
export const chatResponse = (
  form: Assumptions['chatFormat'],
  head: ReplyMetadata & { readonly model: string },
  whole: CompleteReply,
): ChatAnswer => {
  if (form === 'openai') return { ...chatCompletionResponse(head, whole), model: head.model }
  if (form === 'flat') return flatResponse(head, whole)
  const { id, model } = head
  return { id, content: whole.text, model, usage: { tokens: whole.usage.total_tokens } }
}

/** A text's answer in OpenAI's form. */
export const textCompletionResponse = (
  head: ReplyMetadata,
  { text, finishReason, usage }: CompleteReply,
): Completion => ({
  ...head,
  object: 'text_completion',
  choices: [{ index: 0, text, logprobs: null, finish_reason: finishReason }],
  usage,
})

/** How the events of a stream are written. */
export interface FrameWriter<Frame> {
  readonly first?: Frame
  piece(text: string): Frame
  /** What comes after the last piece. */
  last(ending: ReplyResult): readonly Frame[]
}

export const chatChunkWriter = (
  head: ReplyMetadata,
  withUsage: boolean,
): FrameWriter<ChatFrame> => {
  const chunk = (delta: AnswerMessage, finish_reason: FinishReason | null = null): ChatFrame => ({
    ...head,
    object: 'chat.completion.chunk',
    choices: [{ index: 0, delta, finish_reason }],
  })
  return {
    first: chunk({ role: 'assistant', content: '' }),
    piece: (content) => chunk({ content }),
    last: ({ finishReason, usage }) => [
      chunk({}, finishReason),
      ...(withUsage ? [{ ...chunk({}), choices: [], usage }] : []),
    ],
  }
}

export const textChunkWriter = (
  head: ReplyMetadata,
  withUsage: boolean,
): FrameWriter<CompletionFrame> => {
  const chunk = (text: string, finish_reason: FinishReason | null = null): CompletionFrame => ({
    ...head,
    object: 'text_completion',
    choices: [{ index: 0, text, logprobs: null, finish_reason }],
  })
  return {
    piece: (text) => chunk(text),
    last: ({ finishReason, usage }) => [
      chunk('', finishReason),
      ...(withUsage ? [{ ...chunk(''), choices: [], usage }] : []),
    ],
  }
}

/** Events as on the socket. */
export const flatFrameWriter = (
  head: { readonly id: string; readonly echo?: string | undefined },
  withUsage: boolean,
): FrameWriter<ChatFrame> => {
  const { id, echo } = head
  return {
    piece: (content) => ({ ...(echo !== undefined && { id: echo }), content, done: false }),
    last: ({ finishReason, usage }) => [
      {
        id: echo ?? id,
        done: true,
        finish_reason: finishReason,
        ...(withUsage && { usage }),
      },
    ],
  }
}
