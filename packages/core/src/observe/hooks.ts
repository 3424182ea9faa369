import type { Fields, Method } from '@molt-sdk/contracts/kernel'
import type { MoltError } from '../errors/molt-error.ts'
import type { RateLimit } from '../http/rate-limit.ts'

/** What every event says: which call of which operation. */
export interface CallEvent {
  /** Name in the contract, such as `getAgent`. */
  readonly operation: string
  readonly method: Method
  /** Path template, such as `/agents/{agentId}`: low cardinality, fit for metrics and traces. */
  readonly path: string
  /** 1 for the first sending. */
  readonly attempt: number
}

export interface RequestEvent extends CallEvent {
  readonly url: string
  /** Headers as sent, secrets masked. */
  readonly headers: Readonly<Record<string, string>>
  /** Body as given, secrets masked. */
  readonly body?: unknown
}

export interface ResponseEvent extends CallEvent {
  readonly status: number
  readonly durationMs: number
  readonly requestId?: string | undefined
  readonly rateLimit?: RateLimit | undefined
}

export interface RetryEvent extends CallEvent {
  readonly error: MoltError
  /** Milliseconds until the next attempt. */
  readonly delayMs: number
}

export interface DriftEvent extends CallEvent {
  /** What differs from the contract, by field. */
  readonly fields: Fields
}

export interface ErrorEvent extends CallEvent {
  readonly error: MoltError
}

/** Called as a call goes on. What a hook throws is logged and changes nothing. */
export interface Hooks {
  onRequest?: ((event: RequestEvent) => void) | undefined
  onResponse?: ((event: ResponseEvent) => void) | undefined
  onRetry?: ((event: RetryEvent) => void) | undefined
  /** Once per operation. Replaces the warning that is logged otherwise. */
  onDrift?: ((event: DriftEvent) => void) | undefined
  onError?: ((event: ErrorEvent) => void) | undefined
}
