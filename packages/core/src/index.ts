/**
 * The public API that all Molt clients share: the errors, and the types of options and results.
 *
 * @module
 */
export { extra } from '@molt-sdk/contracts/kernel'
export type { WebhookErrorCode } from './errors/webhook-error.ts'
export { isWebhookError, WebhookError } from './errors/webhook-error.ts'
// biome-ignore lint/performance/noReExportAll: the errors are listed once, in core/src/errors.ts
export * from './errors.ts'
export type { Call, WithResponse } from './http/call.ts'
export type { CallLimit, CallLimiter, SharedRateLimit } from './http/call-limiter.ts'
export type { List, Page } from './http/list.ts'
export type { Middleware, MiddlewareRequest, Next, NextRequest } from './http/middleware.ts'
export type {
  ApiKeyOption,
  CallOptions,
  ClientOptions,
  ContractMode,
  OptionalKeyOptions,
  RateLimitMode,
} from './http/options.ts'
export type { RateLimit } from './http/rate-limit.ts'
export type { RequestOptions } from './http/request-options.ts'
export type { StandardSchema } from './http/standard-schema.ts'
export type { Fetch } from './http/transport.ts'
export type {
  CallEvent,
  DriftEvent,
  EndEvent,
  ErrorEvent,
  Generation,
  Hooks,
  RequestEvent,
  ResponseEvent,
  RetryEvent,
} from './observe/hooks.ts'
export type { Logger } from './observe/logger.ts'
export type { EventStream } from './streams/event-stream.ts'
