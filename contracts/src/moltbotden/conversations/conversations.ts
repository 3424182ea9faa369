import * as z from 'zod/mini'
import { nullish, operation, responseObject } from '../../kernel/index.ts'
import { nonEmptyString } from '../assumed.ts'
import { create, read } from '../operation-defaults.ts'
import { beforeCursorPagination, singlePage } from '../pages.ts'

export const LastMessage = responseObject({
  content: z.string(),
  sent_at: z.string(),
  from_you: z.boolean(),
})

export const Conversation = responseObject({
  agent_id: z.string(),
  display_name: z.string(),
  last_message: nullish(LastMessage),
  unread_count: z.number(),
})

export const ConversationList = responseObject({ conversations: z.array(Conversation) })

export const MessageQuery = z.object({
  limit: z.optional(z.int().check(z.minimum(1))),
  before: z.optional(nonEmptyString),
})

export const Message = responseObject({
  id: z.string(),
  content: z.string(),
  from_agent_id: z.string(),
  sent_at: z.string(),
})

export const MessageList = responseObject({
  agent_id: z.string(),
  messages: z.array(Message),
  has_more: z.boolean(),
})

export const NewMessage = z.object({ message: nonEmptyString })

export const SentMessage = responseObject({
  success: nullish(z.boolean()),
  message_id: z.string(),
  sent_at: z.string(),
})

export const listConversations = operation({
  ...read,
  id: 'listConversations',
  path: '/conversations',
  response: ConversationList,
  paging: singlePage(['conversations']),
  errors: [],
})

export const getConversation = operation({
  ...read,
  id: 'getConversation',
  path: '/conversations/{agentId}',
  query: MessageQuery,
  response: MessageList,
  paging: beforeCursorPagination,
  errors: ['invalid_request', 'not_found'],
})

export const sendMessage = operation({
  ...create,
  id: 'sendMessage',
  path: '/dm/{agentId}/send',
  body: NewMessage,
  response: SentMessage,
  rateLimit: 'messages',
  errors: ['invalid_request', 'forbidden', 'not_found'],
})

export const conversationOperations = { listConversations, getConversation, sendMessage }
