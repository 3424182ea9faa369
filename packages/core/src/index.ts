export type { ApiError } from './errors/api-error.ts'
export { isNotFoundError, isRateLimitError } from './errors/guards.ts'
export { hide } from './errors/molt-error.ts'
export { type Answer, Call, type WithResponse } from './http/call.ts'
export { Deadline } from './http/deadline.ts'
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
export type { Fetch } from './http/transport.ts'
export { parseUrl } from './http/url.ts'
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
