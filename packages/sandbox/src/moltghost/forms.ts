import type {
  AnswerMessage,
  ChatAnswer,
  ChatCompletion,
  ChatFrame,
  Completion,
  CompletionFrame,
  FinishReason,
} from '@molt-sdk/contracts/moltghost'
import type { Assumptions } from './assumptions.ts'
import type { Ending } from './speak.ts'

/** What every answer, and every event of one, tells of itself. */
export interface Head {
  readonly id: string
  readonly created: number
  readonly model: string
}

/** A whole reply. */
export interface Whole extends Ending {
  readonly text: string
}

/** A chat's answer in the reference's form. */
export const flatAnswer = (head: Head, { text, finishReason, usage }: Whole): ChatAnswer => ({
  ...head,
  object: 'chat.completion',
  finish_reason: finishReason,
  content: text,
  usage,
})

/** A chat's answer in OpenAI's form. */
export const openAiAnswer = (head: Head, { text, finishReason, usage }: Whole): ChatCompletion => ({
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
export const chatAnswer = (
  form: Assumptions['chatForm'],
  head: Head & { readonly model: string },
  whole: Whole,
): ChatAnswer => {
  if (form === 'openai') return { ...openAiAnswer(head, whole), model: head.model }
  if (form === 'flat') return flatAnswer(head, whole)
  const { id, model } = head
  return { id, content: whole.text, model, usage: { tokens: whole.usage.total_tokens } }
}

/** A text's answer in OpenAI's form. */
export const textAnswer = (head: Head, { text, finishReason, usage }: Whole): Completion => ({
  ...head,
  object: 'text_completion',
  choices: [{ index: 0, text, logprobs: null, finish_reason: finishReason }],
  usage,
})

/** How the events of a stream are written. */
export interface Writing<Frame> {
  readonly first?: Frame
  piece(text: string): Frame
  /** What comes after the last piece. */
  last(ending: Ending): readonly Frame[]
}

export const openAiChunks = (head: Head, withUsage: boolean): Writing<ChatFrame> => {
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

export const textChunks = (head: Head, withUsage: boolean): Writing<CompletionFrame> => {
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
export const flatPieces = (
  head: { readonly id: string; readonly echo?: string | undefined },
  withUsage: boolean,
): Writing<ChatFrame> => {
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
