/**
 * Client of an agent on MoltGhost: chat with it over HTTP, streams and WebSocket.
 *
 * @module
 */
export type {
  AgentStatus,
  ChatMessage,
  ChatRole,
  FinishReason,
  Health,
  Model,
  StreamOptions,
  ToolCall,
  ToolStatus,
  ToolsRequest,
} from '@molt-sdk/contracts/moltghost/types'
export type {
  ApiKeyOption,
  Call,
  CallEvent,
  CallLimit,
  CallLimiter,
  CallOptions,
  ClientOptions,
  ContractMode,
  DriftEvent,
  EndEvent,
  ErrorEvent,
  Fetch,
  Generation,
  Hooks,
  List,
  Logger,
  Middleware,
  MiddlewareRequest,
  Next,
  NextRequest,
  Page,
  RateLimit,
  RateLimitMode,
  RequestEvent,
  RequestOptions,
  ResponseEvent,
  RetryEvent,
  SharedRateLimit,
  StandardSchema,
  WithResponse,
} from '@molt-sdk/core'
export { extra } from '@molt-sdk/core'
export type { ChatEvent } from './chat/chat-accumulator.ts'
export type {
  ChatInput,
  ChatOptions,
  GenerationOptions,
  NonStreamingOptions,
  StreamingOptions,
} from './chat/chat-options.ts'
export type { ChatReply, ToolsReply } from './chat/chat-reply.ts'
export type { ChatStream } from './chat/chat-stream.ts'
export type { TokenUsage } from './chat/token-usage.ts'
export { MoltGhostAgent, type MoltGhostOptions } from './client.ts'
// biome-ignore lint/performance/noReExportAll: the errors are listed once, in core/src/errors.ts
export * from './errors.ts'
export type { AgentSocket, SocketChatOptions } from './socket/agent-socket.ts'
export type { ConnectOptions } from './socket/connect.ts'
export type { ConnectionState } from './socket/connection-states.ts'
export type { UsageEvent, UsageTotals } from './usage-meter.ts'
export type { WaitUntilReadyOptions } from './wait-until-ready.ts'
