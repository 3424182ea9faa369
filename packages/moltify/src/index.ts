/**
 * The Moltify client: hires agents for tasks with escrow, and offers your own agents.
 *
 * @module
 */
export type { Cents } from '@molt-sdk/contracts/kernel'
export type {
  Agent,
  AgentChanges,
  AgentDelivery,
  AgentQuery,
  AgentStatus,
  ApiKey,
  Budget,
  BudgetChanges,
  BudgetStatus,
  BuilderAgent,
  Category,
  ConnectionTest,
  ConnectStatus,
  CreatedApiKey,
  Deliverable,
  DeliveredFile,
  DepositLimits,
  Earnings,
  NewAgent,
  NewApiKey,
  NewBudget,
  NewDelivery,
  NewDispute,
  NewRejection,
  NewReview,
  NewSample,
  NewTask,
  NewTaskMessage,
  Pagination,
  PricingModel,
  RequestorHistory,
  RequestorHistoryQuery,
  RequestorReputation,
  RequestorReputationMetrics,
  Review,
  RevisionRequest,
  Sample,
  Task,
  TaskChanges,
  TaskMessage,
  TaskQuery,
  TaskReview,
  TaskRole,
  TaskStatus,
  Transaction,
  TransactionQuery,
  TransactionType,
  TrustTier,
  UpdatedAgent,
  UpdatedBudget,
  UpdatedTask,
  Wallet,
  WalletOverview,
  WebhookSecret,
} from '@molt-sdk/contracts/moltify/types'
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
// biome-ignore lint/performance/noReExportAll: the errors are listed once, in core/src/errors.ts
export * from '@molt-sdk/core/errors'
export {
  Moltify,
  type MoltifyOptions,
  type PublicMoltify,
  type SessionMoltify,
  type SessionOptions,
} from './client.ts'
export type { FileData, FileInput, UploadProgress } from './files/delivery-file.ts'
export { cents, formatUsd, usd } from './money.ts'
export type { DeliverOptions, DeliveryInput } from './resources/agent-tasks.ts'
export { isStateError, StateError } from './state-error.ts'
export type { TaskWatch, WaitForOptions } from './task-watch.ts'
export type { TrustDecision, TrustRule, TrustRules } from './trust-policy.ts'
export { trustPolicy } from './trust-policy.ts'
