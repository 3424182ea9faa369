import type * as z from 'zod/mini'
import type { ArgsOf, FrameOf, ItemOf, ResponseOf } from '../kernel/index.ts'
import type { All, Same } from '../kernel/same.ts'
import type * as assumed from './assumed.ts'
import type * as chat from './chat.ts'
import type * as completions from './completions.ts'
import type * as health from './health.ts'
import type * as models from './models.ts'
import type * as socket from './socket.ts'
import type * as tools from './tools.ts'
import type * as types from './types.ts'
import type { Usage } from './usage.ts'

export type PublishedTypesAreWhatTheSchemasPass = All<
  [
    Same<types.AgentStatus, z.infer<typeof health.AgentStatus>>,
    Same<types.AnswerMessage, z.infer<typeof chat.AnswerMessage>>,
    Same<types.ChatAnswer, z.infer<typeof chat.ChatAnswer>>,
    Same<types.ChatCompletion, z.infer<typeof completions.ChatCompletion>>,
    Same<types.ChatFrame, z.infer<typeof chat.ChatFrame>>,
    Same<types.ChatRole, z.infer<typeof chat.ChatRole>>,
    Same<types.Choice, z.infer<typeof chat.Choice>>,
    Same<types.ChunkChoice, z.infer<typeof chat.ChunkChoice>>,
    Same<types.Completion, z.infer<typeof completions.Completion>>,
    Same<types.CompletionFrame, z.infer<typeof completions.CompletionFrame>>,
    Same<types.FinishReason, z.infer<typeof chat.FinishReason>>,
    Same<types.Health, z.infer<typeof health.Health>>,
    Same<types.Model, z.infer<typeof models.Model>>,
    Same<types.ModelList, z.infer<typeof models.ModelList>>,
    Same<types.SocketFrame, z.infer<typeof socket.SocketFrame>>,
    Same<types.StreamedAnswer, z.infer<typeof chat.StreamedAnswer>>,
    Same<types.TextChoice, z.infer<typeof completions.TextChoice>>,
    Same<types.ToolCall, z.infer<typeof tools.ToolCall>>,
    Same<types.ToolStatus, z.infer<typeof assumed.ToolStatus>>,
    Same<types.ToolsAnswer, z.infer<typeof tools.ToolsAnswer>>,
    Same<types.Usage, z.infer<typeof Usage>>,
  ]
>

export type PublishedInputsAreWhatTheSchemasTake = All<
  [
    Same<types.ChatCompletionRequest, z.input<typeof completions.ChatCompletionRequest>>,
    Same<types.ChatMessage, z.input<typeof chat.ChatMessage>>,
    Same<types.ChatRequest, z.input<typeof chat.ChatRequest>>,
    Same<types.CompletionMessage, z.input<typeof completions.CompletionMessage>>,
    Same<types.CompletionRequest, z.input<typeof completions.CompletionRequest>>,
    Same<types.ContentPart, z.input<typeof assumed.ContentPart>>,
    Same<types.SocketMessage, z.input<typeof socket.SocketMessage>>,
    Same<types.StreamOptions, z.input<typeof assumed.StreamOptions>>,
    Same<types.ToolsRequest, z.input<typeof tools.ToolsRequest>>,
  ]
>

export type PublishedTypesFitTheOperations = All<
  [
    Same<types.ChatRequest, ArgsOf<typeof chat.createChat>['body']>,
    Same<types.ChatAnswer, ResponseOf<typeof chat.createChat>>,
    Same<types.ChatFrame, FrameOf<typeof completions.createChatCompletion>>,
    Same<types.Model, ItemOf<typeof models.listModels>>,
    Same<types.Health, ResponseOf<typeof health.getHealth>>,
  ]
>

const messages: types.ChatMessage[] = [{ role: 'user', content: 'Hello!' }]

// @ts-expect-error a setting that is misspelt
export const misspelt: types.ChatRequest = { messages, max_token: 5 }

// @ts-expect-error tools are names here, not objects
export const tool: types.ChatRequest = { messages, tools: [{ type: 'function' }] }

// @ts-expect-error the text may be elsewhere, and has to be looked for
export const text: string = ({} as types.ChatAnswer).content
