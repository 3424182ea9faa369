import * as z from 'zod/mini'
import { maybe, openEnum, operation } from '../kernel/index.ts'
import { chatSettings, choiceFields, frameFields, streamSettings } from './assumed.ts'
import { ask, asking } from './calls.ts'
import { Usage } from './usage.ts'

export const ChatRole = openEnum(['system', 'user', 'assistant', 'tool'])

export const ChatMessage = z.object({ role: ChatRole, content: z.string() })

export const FinishReason = openEnum(['stop', 'length', 'tool_calls', 'content_filter'])

export const messages = z.array(ChatMessage).check(z.minLength(1))

/** What may be said of how to answer, over HTTP and over a socket alike. */
export const settings = {
  temperature: z.optional(z.number().check(z.minimum(0), z.maximum(2))),
  max_tokens: z.optional(z.int().check(z.minimum(1))),
  timeout_seconds: z.optional(z.int().check(z.minimum(1))),
}

export const skills = { tools: z.optional(z.array(z.string())) }

export const ChatRequest = z.object({
  messages,
  stream: z.optional(z.boolean()),
  ...settings,
  ...skills,
  ...chatSettings,
  ...streamSettings,
})

export const AnswerMessage = z.looseObject({ role: maybe(ChatRole), content: maybe(z.string()) })

export const Choice = z.looseObject({
  ...choiceFields,
  message: maybe(AnswerMessage),
  finish_reason: maybe(FinishReason),
})

/** Flat as the reference shows it, or with `choices` as the OpenAI client of its sample needs it. */
export const ChatAnswer = z.looseObject({
  id: z.string(),
  object: maybe(z.string()),
  created: maybe(z.number()),
  model: z.string(),
  finish_reason: maybe(FinishReason),
  content: maybe(z.string()),
  usage: maybe(Usage),
  choices: maybe(z.array(Choice)),
})

/** What a finished stream amounts to, whatever its form was: only the text is certain. */
export const StreamedAnswer = z.looseObject({
  id: maybe(z.string()),
  object: maybe(z.string()),
  created: maybe(z.number()),
  model: maybe(z.string()),
  finish_reason: maybe(FinishReason),
  content: z.string(),
  usage: maybe(Usage),
})

export const ChunkChoice = z.looseObject({
  ...choiceFields,
  delta: maybe(AnswerMessage),
  finish_reason: maybe(FinishReason),
})

/** What an event says in the form of the reference's socket. */
export const flatFrame = {
  content: maybe(z.string()),
  done: maybe(z.boolean()),
  finish_reason: maybe(FinishReason),
  usage: maybe(Usage),
}

/** One event of a stream: OpenAI's chunk with `choices`, or flat as on the socket. */
export const ChatFrame = z.looseObject({
  ...frameFields,
  ...flatFrame,
  choices: maybe(z.array(ChunkChoice)),
})

export const createChat = operation({
  ...ask,
  id: 'createChat',
  path: '/v1/chat',
  body: ChatRequest,
  response: ChatAnswer,
  frames: ChatFrame,
  streamed: StreamedAnswer,
  errors: asking,
  source: 'reference',
})
