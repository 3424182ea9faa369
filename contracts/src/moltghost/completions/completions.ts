import * as z from 'zod/mini'
import { extensibleObject, nullish, operation, responseObject } from '../../kernel/index.ts'
import {
  ContentPart,
  chatSettings,
  choiceFields,
  streamEventFields,
  streamSettings,
} from '../assumed.ts'
import {
  ChatRole,
  ChatStreamEvent,
  Choice,
  FinishReason,
  generationFields,
  StreamedChatResponse,
} from '../chat/chat.ts'
import { Usage } from '../chat/usage.ts'
import { promptDefaults, promptErrors } from '../operation-defaults.ts'

/** A message as OpenAI's clients send it. */
export const CompletionMessage = extensibleObject({
  role: ChatRole,
  content: nullish(z.union([z.string(), z.array(ContentPart)])),
})

/** OpenAI's clients send `null` for these when they are not set. */
const nullableSettings = {
  temperature: nullish(generationFields.temperature),
  max_tokens: nullish(generationFields.max_tokens),
  top_p: nullish(chatSettings.top_p),
  stop: nullish(chatSettings.stop),
  stream: nullish(z.boolean()),
  stream_options: nullish(streamSettings.stream_options),
}

/** Other fields of OpenAI's format are sent unchanged, including tools, which are objects there. */
export const ChatCompletionRequest = extensibleObject({
  ...generationFields,
  ...chatSettings,
  ...nullableSettings,
  max_completion_tokens: nullish(generationFields.max_tokens),
  model: z.string(),
  messages: z.array(CompletionMessage).check(z.minLength(1)),
  tools: z.optional(z.array(z.unknown())),
})

export const ChatCompletion = responseObject({
  id: z.string(),
  object: nullish(z.string()),
  created: nullish(z.number()),
  model: nullish(z.string()),
  choices: z.array(Choice),
  usage: nullish(Usage),
})

export const CompletionRequest = extensibleObject({
  ...generationFields,
  ...chatSettings,
  ...nullableSettings,
  prompt: z.union([z.string(), z.array(z.string())]),
})

export const TextChoice = responseObject({
  ...choiceFields,
  text: nullish(z.string()),
  finish_reason: nullish(FinishReason),
})

export const Completion = responseObject({
  id: z.string(),
  object: nullish(z.string()),
  created: nullish(z.number()),
  model: nullish(z.string()),
  choices: z.array(TextChoice),
  usage: nullish(Usage),
})

export const CompletionStreamEvent = responseObject({
  ...streamEventFields,
  choices: nullish(z.array(TextChoice)),
  usage: nullish(Usage),
})

export const createChatCompletion = operation({
  ...promptDefaults,
  id: 'createChatCompletion',
  path: '/v1/chat/completions',
  body: ChatCompletionRequest,
  response: ChatCompletion,
  streamEvent: ChatStreamEvent,
  streamResult: StreamedChatResponse,
  errors: promptErrors,
  // Not listed in the reference, but called by the OpenAI client in its sample.
  source: 'inferred',
})

export const createCompletion = operation({
  ...promptDefaults,
  id: 'createCompletion',
  path: '/v1/completions',
  body: CompletionRequest,
  response: Completion,
  streamEvent: CompletionStreamEvent,
  streamResult: StreamedChatResponse,
  errors: promptErrors,
  // The reference only lists the endpoint. That input and output follow OpenAI's API is assumed.
  source: 'reference',
})

export const completionOperations = { createChatCompletion, createCompletion }
