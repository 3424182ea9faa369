import * as z from 'zod/mini'
import { nullish, openEnum, operation, responseObject } from '../../kernel/index.ts'

const message = {
  text: z.string().check(z.minLength(1)),
  userId: z.optional(z.string()),
  roomId: z.optional(z.string()),
  context: z.optional(z.record(z.string(), z.unknown())),
}

export const NewMessage = z.object(message)

/** With `stream`, the plain endpoint sends the same events as the streaming one. */
export const MessageRequest = z.object({ ...message, stream: z.optional(z.boolean()) })

export const MessageMetadata = responseObject({
  tokensUsed: nullish(z.number()),
  responseTime: nullish(z.number()),
  model: nullish(z.string()),
})

const reply = {
  agentId: nullish(z.string()),
  userId: nullish(z.string()),
  roomId: nullish(z.string()),
  timestamp: nullish(z.string()),
  metadata: nullish(MessageMetadata),
}

export const Message = responseObject({ messageId: z.string(), response: z.string(), ...reply })

/** The result of a stream: a reply of which only the text is certain. */
export const StreamedMessage = responseObject({
  messageId: nullish(z.string()),
  response: z.string(),
  ...reply,
})

export const MessageStreamEvent = responseObject({
  type: openEnum(['token', 'done', 'error']),
  content: nullish(z.string()),
  // Not validated here: a failed stream must end with its own error, not with a contract error.
  error: z.optional(z.unknown()),
})

const errors = [
  'INVALID_MESSAGE',
  'UNAUTHORIZED',
  'AGENT_NOT_FOUND',
  'AGENT_UNAVAILABLE',
  'MODEL_ERROR',
] as const

export const sendMessage = operation({
  id: 'sendMessage',
  method: 'POST',
  path: '/agents/{agentId}/messages',
  auth: 'apiKey',
  effect: 'create',
  body: MessageRequest,
  response: Message,
  streamEvent: MessageStreamEvent,
  streamResult: StreamedMessage,
  status: 200,
  rateLimit: 'messages',
  errors,
  source: 'inferred',
})

export const streamMessage = operation({
  id: 'streamMessage',
  method: 'POST',
  path: '/agents/{agentId}/messages/stream',
  auth: 'apiKey',
  effect: 'create',
  body: NewMessage,
  response: StreamedMessage,
  streamEvent: MessageStreamEvent,
  status: 200,
  rateLimit: 'messages',
  errors,
  source: 'inferred',
})

export const messageOperations = { sendMessage, streamMessage }
