// Generated from the contract by `pnpm openapi`. DO NOT EDIT.

import type { InputArraySchema, OpenEnumSchema } from '@molt-sdk/contracts/kernel'
import * as assumed from '@molt-sdk/contracts/moltghost/assumed'
import * as chat from '@molt-sdk/contracts/moltghost/chat/chat'
import * as usage from '@molt-sdk/contracts/moltghost/chat/usage'
import * as completions from '@molt-sdk/contracts/moltghost/completions/completions'
import * as health from '@molt-sdk/contracts/moltghost/health/health'
import * as models from '@molt-sdk/contracts/moltghost/models/models'
import * as socket from '@molt-sdk/contracts/moltghost/socket/socket'
import * as tools from '@molt-sdk/contracts/moltghost/tools/tools'
import type * as z from 'zod/mini'

/**
 * Role of the author. The reference shows `system` and `user`.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export const ChatRole: OpenEnumSchema<'system' | 'user' | 'assistant' | 'tool'> = chat.ChatRole

/**
 * Reason why a reply ended. The reference shows `stop`.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export const FinishReason: OpenEnumSchema<'stop' | 'length' | 'tool_calls' | 'content_filter'> = chat.FinishReason

/**
 * One message of a conversation.
 *
 * Source: the platform's reference.
 */
export const ChatMessage: z.ZodMiniObject<{
  role: typeof ChatRole
  content: z.ZodMiniString<string>
}, z.core.$strip> = chat.ChatMessage

/**
 * Options of a stream.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export const StreamOptions: z.ZodMiniObject<{
  include_usage: z.ZodMiniOptional<z.ZodMiniBoolean<boolean>>
}, z.core.$strip> = assumed.StreamOptions

/**
 * A conversation and the settings for the reply.
 *
 * Source: the platform's reference.
 */
export const ChatRequest: z.ZodMiniObject<{
  messages: InputArraySchema<typeof ChatMessage>
  stream: z.ZodMiniOptional<z.ZodMiniBoolean<boolean>>
  temperature: z.ZodMiniOptional<z.ZodMiniNumber<number>>
  max_tokens: z.ZodMiniOptional<z.ZodMiniNumberFormat>
  timeout_seconds: z.ZodMiniOptional<z.ZodMiniNumberFormat>
  tools: z.ZodMiniOptional<InputArraySchema<z.ZodMiniString<string>>>
  model: z.ZodMiniOptional<z.ZodMiniString<string>>
  top_p: z.ZodMiniOptional<z.ZodMiniNumber<number>>
  stop: z.ZodMiniOptional<z.ZodMiniUnion<readonly [z.ZodMiniString<string>, InputArraySchema<z.ZodMiniString<string>>]>>
  user: z.ZodMiniOptional<z.ZodMiniString<string>>
  stream_options: z.ZodMiniOptional<typeof StreamOptions>
}, z.core.$strip> = chat.ChatRequest

/**
 * Tokens used by a reply.
 *
 * Source: the platform's reference.
 */
export const Usage: z.ZodMiniObject<{
  prompt_tokens: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniNumber<number>>>
  completion_tokens: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniNumber<number>>>
  total_tokens: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniNumber<number>>>
  tokens: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniNumber<number>>>
}, z.core.$strip> = usage.Usage

/**
 * A message, or a part of one.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export const ChoiceMessage: z.ZodMiniObject<{
  role: z.ZodMiniOptional<z.ZodMiniNullable<typeof ChatRole>>
  content: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
}, z.core.$strip> = chat.ChoiceMessage

/**
 * One reply to a conversation.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export const Choice: z.ZodMiniObject<{
  index: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniNumber<number>>>
  logprobs: z.ZodMiniOptional<z.ZodMiniUnknown>
  message: z.ZodMiniOptional<z.ZodMiniNullable<typeof ChoiceMessage>>
  finish_reason: z.ZodMiniOptional<z.ZodMiniNullable<typeof FinishReason>>
}, z.core.$strip> = chat.Choice

/**
 * The reply to a conversation. The reference shows a flat object, and an OpenAI client that needs
 * `choices`.
 *
 * Source: the platform's reference.
 */
export const ChatResponse: z.ZodMiniObject<{
  id: z.ZodMiniString<string>
  object: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  created: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniNumber<number>>>
  model: z.ZodMiniString<string>
  finish_reason: z.ZodMiniOptional<z.ZodMiniNullable<typeof FinishReason>>
  content: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  usage: z.ZodMiniOptional<z.ZodMiniNullable<typeof Usage>>
  choices: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniArray<typeof Choice>>>
}, z.core.$strip> = chat.ChatResponse

/**
 * Result of a stream. Only the text is certain.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export const StreamedChatResponse: z.ZodMiniObject<{
  id: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  object: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  created: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniNumber<number>>>
  model: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  finish_reason: z.ZodMiniOptional<z.ZodMiniNullable<typeof FinishReason>>
  content: z.ZodMiniString<string>
  usage: z.ZodMiniOptional<z.ZodMiniNullable<typeof Usage>>
}, z.core.$strip> = chat.StreamedChatResponse

/**
 * A part of one reply.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export const ChunkChoice: z.ZodMiniObject<{
  index: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniNumber<number>>>
  logprobs: z.ZodMiniOptional<z.ZodMiniUnknown>
  delta: z.ZodMiniOptional<z.ZodMiniNullable<typeof ChoiceMessage>>
  finish_reason: z.ZodMiniOptional<z.ZodMiniNullable<typeof FinishReason>>
}, z.core.$strip> = chat.ChunkChoice

/**
 * One stream event. The reference reads `choices[0].delta.content` with OpenAI's client. An event
 * may also be flat, as on the socket.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export const ChatStreamEvent: z.ZodMiniObject<{
  id: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  object: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  created: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniNumber<number>>>
  model: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  error: z.ZodMiniOptional<z.ZodMiniUnknown>
  content: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  done: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniBoolean<boolean>>>
  finish_reason: z.ZodMiniOptional<z.ZodMiniNullable<typeof FinishReason>>
  usage: z.ZodMiniOptional<z.ZodMiniNullable<typeof Usage>>
  choices: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniArray<typeof ChunkChoice>>>
}, z.core.$strip> = chat.ChatStreamEvent

/**
 * One part of a message.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export const ContentPart: z.ZodMiniObject<{
  type: z.ZodMiniString<string>
  text: z.ZodMiniOptional<z.ZodMiniString<string>>
}, z.core.$loose> = assumed.ContentPart

/**
 * A message in OpenAI's format.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export const CompletionMessage: z.ZodMiniObject<{
  role: typeof ChatRole
  content: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniUnion<readonly [z.ZodMiniString<string>, InputArraySchema<typeof ContentPart>]>>>
}, z.core.$loose> = completions.CompletionMessage

/**
 * A conversation in OpenAI's format. Other fields are sent unchanged.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export const ChatCompletionRequest: z.ZodMiniObject<{
  temperature: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniOptional<z.ZodMiniNumber<number>>>>
  max_tokens: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniOptional<z.ZodMiniNumberFormat>>>
  timeout_seconds: z.ZodMiniOptional<z.ZodMiniNumberFormat>
  model: z.ZodMiniString<string>
  top_p: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniOptional<z.ZodMiniNumber<number>>>>
  stop: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniOptional<z.ZodMiniUnion<readonly [z.ZodMiniString<string>, InputArraySchema<z.ZodMiniString<string>>]>>>>
  user: z.ZodMiniOptional<z.ZodMiniString<string>>
  stream: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniBoolean<boolean>>>
  stream_options: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniOptional<typeof StreamOptions>>>
  max_completion_tokens: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniOptional<z.ZodMiniNumberFormat>>>
  messages: InputArraySchema<typeof CompletionMessage>
  tools: z.ZodMiniOptional<InputArraySchema<z.ZodMiniUnknown>>
}, z.core.$loose> = completions.ChatCompletionRequest

/**
 * The reply to a conversation in OpenAI's format.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export const ChatCompletion: z.ZodMiniObject<{
  id: z.ZodMiniString<string>
  object: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  created: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniNumber<number>>>
  model: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  choices: z.ZodMiniArray<typeof Choice>
  usage: z.ZodMiniOptional<z.ZodMiniNullable<typeof Usage>>
}, z.core.$strip> = completions.ChatCompletion

/**
 * A prompt to complete, in OpenAI's format. The reference only names the endpoint.
 *
 * Assumed: not documented.
 */
export const CompletionRequest: z.ZodMiniObject<{
  temperature: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniOptional<z.ZodMiniNumber<number>>>>
  max_tokens: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniOptional<z.ZodMiniNumberFormat>>>
  timeout_seconds: z.ZodMiniOptional<z.ZodMiniNumberFormat>
  model: z.ZodMiniOptional<z.ZodMiniString<string>>
  top_p: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniOptional<z.ZodMiniNumber<number>>>>
  stop: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniOptional<z.ZodMiniUnion<readonly [z.ZodMiniString<string>, InputArraySchema<z.ZodMiniString<string>>]>>>>
  user: z.ZodMiniOptional<z.ZodMiniString<string>>
  stream: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniBoolean<boolean>>>
  stream_options: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniOptional<typeof StreamOptions>>>
  prompt: z.ZodMiniUnion<readonly [z.ZodMiniString<string>, InputArraySchema<z.ZodMiniString<string>>]>
}, z.core.$loose> = completions.CompletionRequest

/**
 * A completion of one prompt.
 *
 * Assumed: not documented.
 */
export const TextChoice: z.ZodMiniObject<{
  index: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniNumber<number>>>
  logprobs: z.ZodMiniOptional<z.ZodMiniUnknown>
  text: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  finish_reason: z.ZodMiniOptional<z.ZodMiniNullable<typeof FinishReason>>
}, z.core.$strip> = completions.TextChoice

/**
 * A completion in OpenAI's format.
 *
 * Assumed: not documented.
 */
export const Completion: z.ZodMiniObject<{
  id: z.ZodMiniString<string>
  object: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  created: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniNumber<number>>>
  model: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  choices: z.ZodMiniArray<typeof TextChoice>
  usage: z.ZodMiniOptional<z.ZodMiniNullable<typeof Usage>>
}, z.core.$strip> = completions.Completion

/**
 * One stream event of a completion.
 *
 * Assumed: not documented.
 */
export const CompletionStreamEvent: z.ZodMiniObject<{
  id: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  object: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  created: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniNumber<number>>>
  model: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  error: z.ZodMiniOptional<z.ZodMiniUnknown>
  choices: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniArray<typeof TextChoice>>>
  usage: z.ZodMiniOptional<z.ZodMiniNullable<typeof Usage>>
}, z.core.$strip> = completions.CompletionStreamEvent

/**
 * A prompt for the given skills. A related page of the platform shows it.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export const ToolsRequest: z.ZodMiniObject<{
  prompt: z.ZodMiniString<string>
  tools: InputArraySchema<z.ZodMiniString<string>>
  timeout_seconds: z.ZodMiniOptional<z.ZodMiniNumberFormat>
}, z.core.$strip> = tools.ToolsRequest

/**
 * Status of a skill call.
 *
 * Assumed: not documented.
 */
export const ToolStatus: OpenEnumSchema<'ok' | 'error'> = assumed.ToolStatus

/**
 * A call of one skill by the agent.
 *
 * Assumed: not documented.
 */
export const ToolCall: z.ZodMiniObject<{
  id: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  name: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  arguments: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniRecord<z.ZodMiniString<string>, z.ZodMiniUnknown>>>
  result: z.ZodMiniOptional<z.ZodMiniUnknown>
  status: z.ZodMiniOptional<z.ZodMiniNullable<typeof ToolStatus>>
}, z.core.$strip> = tools.ToolCall

/**
 * Result of the skills. It is not documented; a response as of chat is assumed.
 *
 * Assumed: not documented.
 */
export const ToolsResponse: z.ZodMiniObject<{
  id: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  object: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  created: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniNumber<number>>>
  model: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  finish_reason: z.ZodMiniOptional<z.ZodMiniNullable<typeof FinishReason>>
  content: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  usage: z.ZodMiniOptional<z.ZodMiniNullable<typeof Usage>>
  tool_calls: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniArray<typeof ToolCall>>>
}, z.core.$strip> = tools.ToolsResponse

/**
 * A model of the agent.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export const Model: z.ZodMiniObject<{
  id: z.ZodMiniString<string>
  object: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  created: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniNumber<number>>>
  owned_by: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
}, z.core.$strip> = models.Model

/**
 * All models of the agent, in OpenAI's format.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export const ModelList: z.ZodMiniObject<{
  object: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  data: z.ZodMiniArray<typeof Model>
}, z.core.$strip> = models.ModelList

/**
 * Status of an agent. The reference names initializing, running, paused and terminated; the others
 * are from a related page.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export const AgentStatus: OpenEnumSchema<'initializing' | 'running' | 'paused' | 'restarting' | 'failed' | 'terminated'> = health.AgentStatus

/**
 * Health of the agent.
 *
 * Assumed: not documented.
 */
export const Health: z.ZodMiniObject<{
  status: z.ZodMiniOptional<z.ZodMiniNullable<typeof AgentStatus>>
  agent_id: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  model: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  uptime_seconds: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniNumber<number>>>
  version: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
}, z.core.$strip> = health.Health

/**
 * Message from the client on the socket.
 *
 * Source: the platform's reference.
 */
export const SocketMessage: z.ZodMiniObject<{
  action: z.ZodMiniEnum<{ message: 'message' }>
  messages: InputArraySchema<typeof ChatMessage>
  temperature: z.ZodMiniOptional<z.ZodMiniNumber<number>>
  max_tokens: z.ZodMiniOptional<z.ZodMiniNumberFormat>
  timeout_seconds: z.ZodMiniOptional<z.ZodMiniNumberFormat>
  tools: z.ZodMiniOptional<InputArraySchema<z.ZodMiniString<string>>>
  model: z.ZodMiniOptional<z.ZodMiniString<string>>
  top_p: z.ZodMiniOptional<z.ZodMiniNumber<number>>
  stop: z.ZodMiniOptional<z.ZodMiniUnion<readonly [z.ZodMiniString<string>, InputArraySchema<z.ZodMiniString<string>>]>>
  user: z.ZodMiniOptional<z.ZodMiniString<string>>
  id: z.ZodMiniOptional<z.ZodMiniString<string>>
}, z.core.$strip> = socket.SocketMessage

/**
 * Stream event from the agent on the socket: a chunk of text, the end of the reply, or both.
 *
 * Source: the platform's reference.
 */
export const SocketEvent: z.ZodMiniObject<{
  id: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  object: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  created: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniNumber<number>>>
  model: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  error: z.ZodMiniOptional<z.ZodMiniUnknown>
  content: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  done: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniBoolean<boolean>>>
  finish_reason: z.ZodMiniOptional<z.ZodMiniNullable<typeof FinishReason>>
  usage: z.ZodMiniOptional<z.ZodMiniNullable<typeof Usage>>
}, z.core.$strip> = socket.SocketEvent
