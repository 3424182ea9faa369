import * as z from 'zod/mini'
import { nullish, openEnum, operation, responseObject } from '../../kernel/index.ts'
import { chatSettings, choiceFields, streamEventFields, streamSettings } from '../assumed.ts'
import { promptDefaults, promptErrors } from '../operation-defaults.ts'
import { Usage } from './usage.ts'

export const ChatRole = openEnum(['system', 'user', 'assistant', 'tool'])

export const ChatMessage = z.object({ role: ChatRole, content: z.string() })

export const FinishReason = openEnum(['stop', 'length', 'tool_calls', 'content_filter'])

export const messages = z.array(ChatMessage).check(z.minLength(1))

/** Settings for a reply, over HTTP and over a socket. */
export const generationFields = {
  temperature: z.optional(z.number().check(z.minimum(0), z.maximum(2))),
  max_tokens: z.optional(z.int().check(z.minimum(1))),
  timeout_seconds: z.optional(z.int().check(z.minimum(1))),
}

export const toolFields = { tools: z.optional(z.array(z.string())) }

export const ChatRequest = z.object({
  messages,
  stream: z.optional(z.boolean()),
  ...generationFields,
  ...toolFields,
  ...chatSettings,
  ...streamSettings,
})

export const ChoiceMessage = responseObject({
  role: nullish(ChatRole),
  content: nullish(z.string()),
})

export const Choice = responseObject({
  ...choiceFields,
  message: nullish(ChoiceMessage),
  finish_reason: nullish(FinishReason),
})

/** Flat as in the reference, or with `choices` as the OpenAI client in its sample needs. */
export const ChatResponse = responseObject({
  id: z.string(),
  object: nullish(z.string()),
  created: nullish(z.number()),
  model: z.string(),
  finish_reason: nullish(FinishReason),
  content: nullish(z.string()),
  usage: nullish(Usage),
  choices: nullish(z.array(Choice)),
})

/** The result of a stream in either format. Only the text is certain. */
export const StreamedChatResponse = responseObject({
  id: nullish(z.string()),
  object: nullish(z.string()),
  created: nullish(z.number()),
  model: nullish(z.string()),
  finish_reason: nullish(FinishReason),
  content: z.string(),
  usage: nullish(Usage),
})

export const ChunkChoice = responseObject({
  ...choiceFields,
  delta: nullish(ChoiceMessage),
  finish_reason: nullish(FinishReason),
})

/** Fields of a flat event, as on the reference's socket. */
export const flatEventFields = {
  content: nullish(z.string()),
  done: nullish(z.boolean()),
  finish_reason: nullish(FinishReason),
  usage: nullish(Usage),
}

/** One stream event: with `choices` as in OpenAI's API, or flat as on the socket. */
export const ChatStreamEvent = responseObject({
  ...streamEventFields,
  ...flatEventFields,
  choices: nullish(z.array(ChunkChoice)),
})

export const createChat = operation({
  ...promptDefaults,
  id: 'createChat',
  path: '/v1/chat',
  body: ChatRequest,
  response: ChatResponse,
  streamEvent: ChatStreamEvent,
  streamResult: StreamedChatResponse,
  errors: promptErrors,
  source: 'reference',
})

export const chatOperations = { createChat }
