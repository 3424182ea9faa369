export { moltghost } from './api.ts'
export { closeCodes, tokenParameter } from './assumed.ts'
export { createChat } from './chat.ts'
export { createChatCompletion, createCompletion } from './completions.ts'
export { errorType } from './error-type.ts'
export { getHealth } from './health.ts'
export { listModels } from './models.ts'
export { platform } from './platform.ts'
export { SocketEvent as socketFrame, SocketMessage as socketMessage, socketPath } from './socket.ts'
export { invokeTools } from './tools.ts'
export type {
  AgentStatus,
  AnswerMessage,
  ChatAnswer,
  ChatCompletion,
  ChatCompletionRequest,
  ChatFrame,
  ChatMessage,
  ChatRequest,
  ChatRole,
  Choice,
  ChunkChoice,
  Completion,
  CompletionFrame,
  CompletionMessage,
  CompletionRequest,
  ContentPart,
  FinishReason,
  Health,
  Model,
  ModelList,
  SocketFrame,
  SocketMessage,
  StreamedAnswer,
  StreamOptions,
  TextChoice,
  ToolCall,
  ToolStatus,
  ToolsAnswer,
  ToolsRequest,
  Usage,
} from './types.ts'
