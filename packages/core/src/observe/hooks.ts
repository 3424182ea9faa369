import type { FieldErrors, Method } from '@molt-sdk/contracts/kernel'
import type { MoltError } from '../errors/molt-error.ts'
import type { RateLimit } from '../http/rate-limit.ts'

/** What every event says: which call of which operation. */
export interface CallEvent {
  /** Name in the contract, such as `getAgent`. */
  readonly operation: string
  /** HTTP method. */
  readonly method: Method
  /** Path template, such as `/agents/{agentId}`: low cardinality, fit for metrics and traces. */
  readonly path: string
  /** 1 for the first sending. */
  readonly attempt: number
}

/** A request goes out. */
export interface RequestEvent extends CallEvent {
  /** The whole URL, the key masked. */
  readonly url: string
  /** Headers as sent, secrets masked. */
  readonly headers: Readonly<Record<string, string>>
  /** Body as given, secrets masked. */
  readonly body?: unknown
}

/** The headers of an answer are here, whatever its status. */
export interface ResponseEvent extends CallEvent {
  /** HTTP status. */
  readonly status: number
  /** Milliseconds from the sending of the request to the headers of the answer. */
  readonly durationMs: number
  /** The platform's id of the request, when the answer carries one. */
  readonly requestId?: string | undefined
  /** What the headers say of the rate limit, when they do. */
  readonly rateLimit?: RateLimit | undefined
}

/** An attempt failed, and there will be another. */
export interface RetryEvent extends CallEvent {
  /** What the attempt failed with. */
  readonly error: MoltError
  /** Milliseconds until the next attempt. */
  readonly delayMs: number
}

/** An answer differs from the contract. */
export interface DriftEvent extends CallEvent {
  /** What differs from the contract, by field. */
  readonly fields: FieldErrors
}

/** A call failed for good. */
export interface ErrorEvent extends CallEvent {
  /** What the caller is about to catch. */
  readonly error: MoltError
}

/** Called as a call goes on. What a hook throws is logged and changes nothing. */
export interface Hooks {
  /** Before each attempt. */
  onRequest?: ((event: RequestEvent) => void) | undefined
  /** At the headers of each answer, failures among them. */
  onResponse?: ((event: ResponseEvent) => void) | undefined
  /** Before the wait for another attempt. */
  onRetry?: ((event: RetryEvent) => void) | undefined
  /** Once per operation. Replaces the warning that is logged otherwise. */
  onDrift?: ((event: DriftEvent) => void) | undefined
  /** Once, when a call or a stream has failed. */
  onError?: ((event: ErrorEvent) => void) | undefined
}
