// Generated from the contract by `pnpm openapi`. DO NOT EDIT.

import type { InputArraySchema, OpenEnumSchema } from '@molt-sdk/contracts/kernel'
import * as agents from '@molt-sdk/contracts/moltinfra/agents/agents'
import * as messages from '@molt-sdk/contracts/moltinfra/messages/messages'
import type * as z from 'zod/mini'

/**
 * Status of an agent: `active` replies to messages, `inactive` does not, `error` has failed.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export const AgentStatus: OpenEnumSchema<'active' | 'inactive' | 'error'> = agents.AgentStatus

/**
 * A chat service that an agent can use.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export const ClientName: OpenEnumSchema<'discord' | 'twitter' | 'telegram' | 'slack' | 'whatsapp'> = agents.ClientName

/**
 * An agent to create.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export const NewAgent: z.ZodMiniObject<{
  name: z.ZodMiniString<string>
  bio: z.ZodMiniOptional<InputArraySchema<z.ZodMiniString<string>>>
  personality: z.ZodMiniOptional<z.ZodMiniRecord<z.ZodMiniString<string>, z.ZodMiniUnknown>>
  knowledge: z.ZodMiniOptional<InputArraySchema<z.ZodMiniString<string>>>
  goals: z.ZodMiniOptional<InputArraySchema<z.ZodMiniString<string>>>
  clients: z.ZodMiniOptional<InputArraySchema<typeof ClientName>>
  settings: z.ZodMiniOptional<z.ZodMiniRecord<z.ZodMiniString<string>, z.ZodMiniUnknown>>
  modelProvider: z.ZodMiniOptional<z.ZodMiniEnum<{ openai: 'openai'; anthropic: 'anthropic'; 'google-genai': 'google-genai'; ollama: 'ollama' }>>
  model: z.ZodMiniOptional<z.ZodMiniString<string>>
  plugins: z.ZodMiniOptional<InputArraySchema<typeof NewAgentPlugin>>
}, z.core.$strip> = agents.NewAgent

/**
 * Changes to an agent. Missing fields stay unchanged.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export const AgentChanges: z.ZodMiniObject<{
  name: z.ZodMiniOptional<z.ZodMiniString<string>>
  status: z.ZodMiniOptional<z.ZodMiniEnum<{ active: 'active'; inactive: 'inactive' }>>
  bio: z.ZodMiniOptional<InputArraySchema<z.ZodMiniString<string>>>
  personality: z.ZodMiniOptional<z.ZodMiniRecord<z.ZodMiniString<string>, z.ZodMiniUnknown>>
  knowledge: z.ZodMiniOptional<InputArraySchema<z.ZodMiniString<string>>>
  goals: z.ZodMiniOptional<InputArraySchema<z.ZodMiniString<string>>>
  clients: z.ZodMiniOptional<InputArraySchema<typeof ClientName>>
  settings: z.ZodMiniOptional<z.ZodMiniRecord<z.ZodMiniString<string>, z.ZodMiniUnknown>>
  modelProvider: z.ZodMiniOptional<z.ZodMiniEnum<{ openai: 'openai'; anthropic: 'anthropic'; 'google-genai': 'google-genai'; ollama: 'ollama' }>>
  model: z.ZodMiniOptional<z.ZodMiniString<string>>
  plugins: z.ZodMiniOptional<InputArraySchema<typeof NewAgentPlugin>>
}, z.core.$strip> = agents.AgentChanges

/**
 * A plugin to add to an agent.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export const NewAgentPlugin: z.ZodMiniObject<{
  name: z.ZodMiniString<string>
  enabled: z.ZodMiniBoolean<boolean>
  config: z.ZodMiniOptional<z.ZodMiniRecord<z.ZodMiniString<string>, z.ZodMiniUnknown>>
}, z.core.$strip> = agents.NewAgentPlugin

/**
 * Filter, order and page of the list.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export const AgentQuery: z.ZodMiniObject<{
  page: z.ZodMiniOptional<z.ZodMiniNumberFormat>
  limit: z.ZodMiniOptional<z.ZodMiniNumberFormat>
  status: z.ZodMiniOptional<z.ZodMiniEnum<{ active: 'active'; inactive: 'inactive'; error: 'error' }>>
  sortBy: z.ZodMiniOptional<z.ZodMiniEnum<{ createdAt: 'createdAt'; name: 'name'; status: 'status' }>>
  order: z.ZodMiniOptional<z.ZodMiniEnum<{ asc: 'asc'; desc: 'desc' }>>
}, z.core.$strip> = agents.AgentQuery

/**
 * An agent with its full configuration.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export const Agent: z.ZodMiniObject<{
  id: z.ZodMiniString<string>
  name: z.ZodMiniString<string>
  status: typeof AgentStatus
  bio: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniArray<z.ZodMiniString<string>>>>
  personality: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniRecord<z.ZodMiniString<string>, z.ZodMiniUnknown>>>
  knowledge: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniArray<z.ZodMiniString<string>>>>
  goals: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniArray<z.ZodMiniString<string>>>>
  clients: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniArray<typeof ClientName>>>
  settings: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniRecord<z.ZodMiniString<string>, z.ZodMiniUnknown>>>
  modelProvider: z.ZodMiniOptional<z.ZodMiniNullable<OpenEnumSchema<'openai' | 'anthropic' | 'google-genai' | 'ollama'>>>
  model: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  plugins: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniArray<typeof AgentPlugin>>>
  createdAt: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  updatedAt: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  metrics: z.ZodMiniOptional<z.ZodMiniNullable<typeof AgentMetrics>>
}, z.core.$strip> = agents.Agent

/**
 * A plugin of an agent.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export const AgentPlugin: z.ZodMiniObject<{
  name: z.ZodMiniString<string>
  enabled: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniBoolean<boolean>>>
  config: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniRecord<z.ZodMiniString<string>, z.ZodMiniUnknown>>>
}, z.core.$strip> = agents.AgentPlugin

/**
 * Metrics of an agent.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export const AgentMetrics: z.ZodMiniObject<{
  totalMessages: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniNumber<number>>>
  totalConversations: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniNumber<number>>>
  uptime: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
}, z.core.$strip> = agents.AgentMetrics

/**
 * Summary of an agent in a list.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export const AgentSummary: z.ZodMiniObject<{
  id: z.ZodMiniString<string>
  name: z.ZodMiniString<string>
  status: typeof AgentStatus
  createdAt: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  updatedAt: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  modelProvider: z.ZodMiniOptional<z.ZodMiniNullable<OpenEnumSchema<'openai' | 'anthropic' | 'google-genai' | 'ollama'>>>
  model: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  clients: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniArray<typeof ClientName>>>
}, z.core.$strip> = agents.AgentSummary

/**
 * One page of agents.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export const AgentList: z.ZodMiniObject<{
  agents: z.ZodMiniArray<typeof AgentSummary>
  pagination: z.ZodMiniOptional<z.ZodMiniNullable<typeof Pagination>>
}, z.core.$strip> = agents.AgentList

/**
 * Pagination of a list.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export const Pagination: z.ZodMiniObject<{
  currentPage: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniNumber<number>>>
  totalPages: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniNumber<number>>>
  totalItems: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniNumber<number>>>
  itemsPerPage: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniNumber<number>>>
}, z.core.$strip> = agents.Pagination

/**
 * Response to the creation of an agent, without its configuration.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export const CreatedAgent: z.ZodMiniObject<{
  id: z.ZodMiniString<string>
  name: z.ZodMiniString<string>
  status: typeof AgentStatus
  createdAt: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  apiEndpoint: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
}, z.core.$strip> = agents.CreatedAgent

/**
 * Response to a change of an agent.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export const UpdatedAgent: z.ZodMiniObject<{
  id: z.ZodMiniString<string>
  name: z.ZodMiniString<string>
  status: typeof AgentStatus
  updatedAt: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  changes: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniArray<z.ZodMiniString<string>>>>
}, z.core.$strip> = agents.UpdatedAgent

/**
 * Response to the deletion of an agent.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export const DeletedAgent: z.ZodMiniObject<{
  id: z.ZodMiniString<string>
  name: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  deletedAt: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  message: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
}, z.core.$strip> = agents.DeletedAgent

/**
 * A message to an agent.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export const NewMessage: z.ZodMiniObject<{
  text: z.ZodMiniString<string>
  userId: z.ZodMiniOptional<z.ZodMiniString<string>>
  roomId: z.ZodMiniOptional<z.ZodMiniString<string>>
  context: z.ZodMiniOptional<z.ZodMiniRecord<z.ZodMiniString<string>, z.ZodMiniUnknown>>
}, z.core.$strip> = messages.NewMessage

/**
 * A message to an agent and the transport of the reply.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export const MessageRequest: z.ZodMiniObject<{
  text: z.ZodMiniString<string>
  userId: z.ZodMiniOptional<z.ZodMiniString<string>>
  roomId: z.ZodMiniOptional<z.ZodMiniString<string>>
  context: z.ZodMiniOptional<z.ZodMiniRecord<z.ZodMiniString<string>, z.ZodMiniUnknown>>
  stream: z.ZodMiniOptional<z.ZodMiniBoolean<boolean>>
}, z.core.$strip> = messages.MessageRequest

/**
 * The reply of an agent.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export const Message: z.ZodMiniObject<{
  messageId: z.ZodMiniString<string>
  response: z.ZodMiniString<string>
  agentId: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  userId: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  roomId: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  timestamp: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  metadata: z.ZodMiniOptional<z.ZodMiniNullable<typeof MessageMetadata>>
}, z.core.$strip> = messages.Message

/**
 * Metadata of a reply.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export const MessageMetadata: z.ZodMiniObject<{
  tokensUsed: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniNumber<number>>>
  responseTime: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniNumber<number>>>
  model: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
}, z.core.$strip> = messages.MessageMetadata

/**
 * One stream event. That the `done` event contains the fields of a reply is assumed.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export const MessageStreamEvent: z.ZodMiniObject<{
  type: OpenEnumSchema<'token' | 'done' | 'error'>
  content: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  error: z.ZodMiniOptional<z.ZodMiniUnknown>
}, z.core.$strip> = messages.MessageStreamEvent

/**
 * Result of a stream. The content of the last event is not documented, so only the text is certain.
 *
 * Assumed: not documented.
 */
export const StreamedMessage: z.ZodMiniObject<{
  messageId: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  response: z.ZodMiniString<string>
  agentId: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  userId: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  roomId: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  timestamp: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  metadata: z.ZodMiniOptional<z.ZodMiniNullable<typeof MessageMetadata>>
}, z.core.$strip> = messages.StreamedMessage
