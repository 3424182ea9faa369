/**
 * The client of MoltInfra: manage hosted agents and send messages to them.
 *
 * @module
 */
export type {
  Agent,
  AgentChanges,
  AgentMetrics,
  AgentPlugin,
  AgentQuery,
  AgentStatus,
  AgentSummary,
  ClientName,
  CreatedAgent,
  DeletedAgent,
  Message,
  MessageMetadata,
  NewAgent,
  NewAgentPlugin,
  NewMessage,
  Pagination,
  StreamedMessage,
  UpdatedAgent,
} from '@molt-sdk/contracts/moltinfra/types'
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
  EventStream,
  Fetch,
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
export { MoltInfra, type MoltInfraOptions } from './client.ts'
export type { Conversation, ConversationInput, ConversationOptions } from './conversation.ts'
// biome-ignore lint/performance/noReExportAll: the errors are listed once, in core/src/errors.ts
export * from './errors.ts'
export type { MessageToken } from './message-accumulator.ts'
export type { Agents } from './resources/agents.ts'
