import type * as z from 'zod/mini'
import type { ArgsOf, InputOf, ItemOf, ResponseOf, StreamEventOf } from '../kernel/index.ts'
import type { AllTrue, Equal } from '../kernel/type-equality.ts'
import type * as assumed from './assumed.ts'
import type * as chat from './chat/chat.ts'
import type { Usage } from './chat/usage.ts'
import type * as completions from './completions/completions.ts'
import type * as health from './health/health.ts'
import type * as models from './models/models.ts'
import type * as socket from './socket/socket.ts'
import type * as tools from './tools/tools.ts'
import type * as types from './types.ts'

export type PublishedTypesAreWhatTheSchemasPass = AllTrue<
  [
    Equal<types.AgentStatus, z.infer<typeof health.AgentStatus>>,
    Equal<types.ChoiceMessage, z.infer<typeof chat.ChoiceMessage>>,
    Equal<types.ChatResponse, z.infer<typeof chat.ChatResponse>>,
    Equal<types.ChatCompletion, z.infer<typeof completions.ChatCompletion>>,
    Equal<types.ChatStreamEvent, z.infer<typeof chat.ChatStreamEvent>>,
    Equal<types.ChatRole, z.infer<typeof chat.ChatRole>>,
    Equal<types.Choice, z.infer<typeof chat.Choice>>,
    Equal<types.ChunkChoice, z.infer<typeof chat.ChunkChoice>>,
    Equal<types.Completion, z.infer<typeof completions.Completion>>,
    Equal<types.CompletionStreamEvent, z.infer<typeof completions.CompletionStreamEvent>>,
    Equal<types.FinishReason, z.infer<typeof chat.FinishReason>>,
    Equal<types.Health, z.infer<typeof health.Health>>,
    Equal<types.Model, z.infer<typeof models.Model>>,
    Equal<types.ModelList, z.infer<typeof models.ModelList>>,
    Equal<types.SocketEvent, z.infer<typeof socket.SocketEvent>>,
    Equal<types.StreamedChatResponse, z.infer<typeof chat.StreamedChatResponse>>,
    Equal<types.TextChoice, z.infer<typeof completions.TextChoice>>,
    Equal<types.ToolCall, z.infer<typeof tools.ToolCall>>,
    Equal<types.ToolStatus, z.infer<typeof assumed.ToolStatus>>,
    Equal<types.ToolsResponse, z.infer<typeof tools.ToolsResponse>>,
    Equal<types.Usage, z.infer<typeof Usage>>,
  ]
>

export type PublishedInputsAreWhatTheSchemasTake = AllTrue<
  [
    Equal<types.ChatCompletionRequest, InputOf<typeof completions.ChatCompletionRequest>>,
    Equal<types.ChatMessage, InputOf<typeof chat.ChatMessage>>,
    Equal<types.ChatRequest, InputOf<typeof chat.ChatRequest>>,
    Equal<types.CompletionMessage, InputOf<typeof completions.CompletionMessage>>,
    Equal<types.CompletionRequest, InputOf<typeof completions.CompletionRequest>>,
    Equal<types.ContentPart, InputOf<typeof assumed.ContentPart>>,
    Equal<types.SocketMessage, InputOf<typeof socket.SocketMessage>>,
    Equal<types.StreamOptions, InputOf<typeof assumed.StreamOptions>>,
    Equal<types.ToolsRequest, InputOf<typeof tools.ToolsRequest>>,
  ]
>

export type PublishedTypesFitTheOperations = AllTrue<
  [
    Equal<types.ChatRequest, ArgsOf<typeof chat.createChat>['body']>,
    Equal<types.ChatResponse, ResponseOf<typeof chat.createChat>>,
    Equal<types.ChatStreamEvent, StreamEventOf<typeof completions.createChatCompletion>>,
    Equal<types.Model, ItemOf<typeof models.listModels>>,
    Equal<types.Health, ResponseOf<typeof health.getHealth>>,
  ]
>

const messages: types.ChatMessage[] = [{ role: 'user', content: 'Hello!' }]

// @ts-expect-error a misspelt field
export const misspelt: types.ChatRequest = { messages, max_token: 5 }

// @ts-expect-error tools are names here, not objects
export const tool: types.ChatRequest = { messages, tools: [{ type: 'function' }] }

// @ts-expect-error the text may be in another field
export const text: string = ({} as types.ChatResponse).content
