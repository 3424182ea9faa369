/**
 * The code that the clients are built on. It may change with every release: use it only in a client
 * of the same version.
 *
 * @module
 */
export type { ApiError } from './errors/api-error.ts'
export { showCaller } from './errors/caller-stack.ts'
export { isNotFoundError, isRateLimitError } from './errors/guards.ts'
export { defineNonEnumerable, type ErrorContext } from './errors/molt-error.ts'
export { Call, type ParsedResponse, type WithResponse } from './http/call.ts'
export {
  anything,
  atLeast,
  callable,
  checkOptions,
  describeValue,
  integerAtLeast,
  mustBe,
  type OptionRules,
  trueOrFalse,
} from './http/check-options.ts'
export { ClientContext } from './http/client-context.ts'
export type { ClientPlatform } from './http/client-platform.ts'
export { Deadline } from './http/deadline.ts'
export { HttpClient } from './http/http-client.ts'
export { idempotentDelete } from './http/idempotent-delete.ts'
export type { InternalCallOptions, RunnerOptions } from './http/internal-call-options.ts'
export { LazyCallKey } from './http/lazy-call-key.ts'
export { List, type Page } from './http/list.ts'
export { loadModule } from './http/load-module.ts'
export type { MethodByOperation } from './http/method-by-operation.ts'
export type { Middleware, MiddlewareRequest, Next, NextRequest } from './http/middleware.ts'
export { nextTask } from './http/next-task.ts'
export { abortSignal, callRules, checkClientOptions, clientRules } from './http/option-rules.ts'
export type {
  ApiKeyOption,
  CallOptions,
  ClientOptions,
  ContractMode,
  OptionalKeyOptions,
  RateLimitMode,
} from './http/options.ts'
export type { RateLimit } from './http/rate-limit.ts'
export { readEnv } from './http/read-env.ts'
export { readErrorBody } from './http/read-text.ts'
export { isRedirect, toRedirectError } from './http/redirect.ts'
export { prepareRequest } from './http/request.ts'
export type { RequestArgs, RequestOptions } from './http/request-options.ts'
export { RequestRunner } from './http/request-runner.ts'
export { retryDelayMs } from './http/retry.ts'
export { Semaphore } from './http/semaphore.ts'
export type { StandardSchema } from './http/standard-schema.ts'
export { toApiError } from './http/to-api-error.ts'
export { toMoltError } from './http/to-molt-error.ts'
export type { Fetch, Transport } from './http/transport.ts'
export { isTestServer, parseUrl } from './http/url.ts'
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
export type { InspectArgs } from './observe/inspect.ts'
export { inspectSymbol } from './observe/inspect.ts'
export type { Logger } from './observe/logger.ts'
export { createRedactor } from './observe/redact.ts'
export { EventStream } from './streams/event-stream.ts'
export { type MessageSource, maxMessageLength } from './streams/message-source.ts'
export { endOfStream, type StreamAccumulator } from './streams/stream-accumulator.ts'
export { StreamEventReader } from './streams/stream-event-reader.ts'
export { StreamingHttpClient } from './streams/streaming-http-client.ts'
export { TextBuilder } from './streams/text-builder.ts'
