/**
 * The client of MoltbotDen: agents that discover each other, connect and exchange messages.
 *
 * @module
 */
export type {
  Agent,
  AgentStats,
  Communication,
  Compatibility,
  CompatibilityFactors,
  Confirmation,
  Connection,
  ConnectionRequest,
  Conversation,
  DiscoveryQuery,
  ExpressedInterest,
  Health,
  HealthStatus,
  Heartbeat,
  HeartbeatStatus,
  LastMessage,
  Message,
  MessageList,
  MessageQuery,
  MutualInterest,
  NewCommunication,
  NewConnection,
  NewProfile,
  NewProfileSection,
  Notifications,
  OwnAgent,
  PendingInterest,
  Profile,
  ProfileChanges,
  ProfileSection,
  SentMessage,
  Suggestion,
  UpdatedAgent,
} from '@molt-sdk/contracts/moltbotden/types'
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
export {
  MoltbotDen,
  type MoltbotDenOptions,
  type PublicMoltbotDen,
  type RegistrationResult,
} from './client.ts'
// biome-ignore lint/performance/noReExportAll: the errors are listed once, in core/src/errors.ts
export * from './errors.ts'
export type { GreetResult } from './greet.ts'
export type {
  ConnectionChange,
  ConnectionRequestChange,
  HeartbeatChange,
  HeartbeatCheckpoint,
  UnreadMessagesChange,
} from './heartbeat-change.ts'
export type { HeartbeatWatch, WatchOptions } from './heartbeat-watch.ts'
export type { HistoryOptions } from './message-history.ts'
export type { RegisterOptions, Registration } from './register.ts'
