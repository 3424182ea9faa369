import * as z from 'zod/mini'
import { maybe, operation } from '../kernel/index.ts'
import { ContentPart, chatSettings, choiceFields, frameFields, streamSettings } from './assumed.ts'
import { ask, asking } from './calls.ts'
import { ChatFrame, ChatRole, Choice, FinishReason, StreamedAnswer, settings } from './chat.ts'
import { Usage } from './usage.ts'

/** A message as OpenAI's clients send it. */
export const CompletionMessage = z.looseObject({
  role: ChatRole,
  content: maybe(z.union([z.string(), z.array(ContentPart)])),
})

/** What else OpenAI's form knows passes as it is, its tools, which are objects, among them. */
export const ChatCompletionRequest = z.looseObject({
  ...settings,
  ...chatSettings,
  ...streamSettings,
  model: z.string(),
  messages: z.array(CompletionMessage).check(z.minLength(1)),
  stream: z.optional(z.boolean()),
  tools: z.optional(z.array(z.unknown())),
})

export const ChatCompletion = z.looseObject({
  id: z.string(),
  object: maybe(z.string()),
  created: maybe(z.number()),
  model: maybe(z.string()),
  choices: z.array(Choice),
  usage: maybe(Usage),
})

export const CompletionRequest = z.looseObject({
  ...settings,
  ...chatSettings,
  ...streamSettings,
  prompt: z.union([z.string(), z.array(z.string())]),
  stream: z.optional(z.boolean()),
})

export const TextChoice = z.looseObject({
  ...choiceFields,
  text: maybe(z.string()),
  finish_reason: maybe(FinishReason),
})

export const Completion = z.looseObject({
  id: z.string(),
  object: maybe(z.string()),
  created: maybe(z.number()),
  model: maybe(z.string()),
  choices: z.array(TextChoice),
  usage: maybe(Usage),
})

export const CompletionFrame = z.looseObject({
  ...frameFields,
  choices: maybe(z.array(TextChoice)),
  usage: maybe(Usage),
})

export const createChatCompletion = operation({
  ...ask,
  id: 'createChatCompletion',
  path: '/v1/chat/completions',
  body: ChatCompletionRequest,
  response: ChatCompletion,
  frames: ChatFrame,
  streamed: StreamedAnswer,
  errors: asking,
  // In no table of the reference, but where the OpenAI client of its sample posts to.
  source: 'inferred',
})

export const createCompletion = operation({
  ...ask,
  id: 'createCompletion',
  path: '/v1/completions',
  body: CompletionRequest,
  response: Completion,
  frames: CompletionFrame,
  streamed: StreamedAnswer,
  errors: asking,
  // The reference's table names the endpoint; what goes in and out is OpenAI's, and assumed.
  source: 'reference',
})
