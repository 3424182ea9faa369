export type { ApiError } from './errors/api-error.ts'
export { isNotFoundError, isRateLimitError } from './errors/guards.ts'
export { type ErrorContext, hide } from './errors/molt-error.ts'
export { toApiError } from './http/api-error.ts'
export { readBounded } from './http/body.ts'
export { type Answer, Call, type WithResponse } from './http/call.ts'
export { ClientContext, type ClientPlatform } from './http/client-context.ts'
export { toMoltError } from './http/connection-error.ts'
export { Deadline } from './http/deadline.ts'
export { Exchange } from './http/exchange.ts'
export { Gate } from './http/gate.ts'
export { type CallExtras, Http, PlainHttp } from './http/http.ts'
export { List, type Page } from './http/list.ts'
export type {
  CallOptions,
  ClientOptions,
  ContractMode,
  PublicOptions,
  RateLimitMode,
} from './http/options.ts'
export type { RateLimit } from './http/rate-limit.ts'
export { isRedirect, toRedirectError } from './http/redirect.ts'
export { prepare } from './http/request.ts'
export { retryDelay } from './http/retry.ts'
export type { Fetch } from './http/transport.ts'
export { loopback, parseUrl } from './http/url.ts'
export type {
  CallEvent,
  DriftEvent,
  ErrorEvent,
  Hooks,
  RequestEvent,
  ResponseEvent,
  RetryEvent,
} from './observe/hooks.ts'
export type { Logger } from './observe/logger.ts'
export { type Collector, endOfStream } from './streams/collector.ts'
export { EventStream } from './streams/event-stream.ts'
export { FrameReader } from './streams/frame-reader.ts'
export { longestMessage, type Messages } from './streams/messages.ts'
