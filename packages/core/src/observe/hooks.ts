import type { FieldErrors, Method } from '@molt-sdk/contracts/kernel'
import type { MoltError } from '../errors/molt-error.ts'
import type { RateLimit } from '../http/rate-limit.ts'

/** The properties that all hook events share. */
export interface CallEvent {
  /** Identifies the call in this process: the same in all of its events and attempts. */
  readonly callId: string
  /** Name of the operation, such as `getAgent`. */
  readonly operation: string
  /** HTTP method. */
  readonly method: Method
  /** Path template, such as `/agents/{agentId}`: low cardinality, for metrics and traces. */
  readonly path: string
  /** Number of the attempt, starting at 1; 0 before the first one. */
  readonly attempt: number
}

/** A request is about to be sent. */
export interface RequestEvent extends CallEvent {
  /** The full URL, with the API key masked. */
  readonly url: string
  /** The request headers, with secrets masked. */
  readonly headers: Readonly<Record<string, string>>
  /** The request body before it is encoded, with secrets masked. */
  readonly body?: unknown
}

/** The headers of a response with any status were received. */
export interface ResponseEvent extends CallEvent {
  /** HTTP status. */
  readonly status: number
  /** Milliseconds between sending the request and receiving the response headers. */
  readonly durationMs: number
  /** The platform's id of the request, if the response has one. */
  readonly requestId?: string | undefined
  /** The rate limit, if the response headers describe it. */
  readonly rateLimit?: RateLimit | undefined
}

/** An attempt failed and will be retried. */
export interface RetryEvent extends CallEvent {
  /** The error of the attempt. */
  readonly error: MoltError
  /** Milliseconds until the next attempt. */
  readonly delayMs: number
}

/** A response does not match the contract, or a request has fields that are not in it. */
export interface DriftEvent extends CallEvent {
  /** Whether the request or the response does not match. A request is sent all the same. */
  readonly in: 'request' | 'response'
  /** What does not match, by field name: the first 20 errors. `''` has their number if there are more. */
  readonly fields: FieldErrors
}

/** A call failed. */
export interface ErrorEvent extends CallEvent {
  /** The error that the call throws. */
  readonly error: MoltError
}

/** What an agent reports about a reply that it generated. */
export interface Generation {
  /** Id of the reply. */
  readonly id?: string | undefined
  /** Model that generated the reply. */
  readonly model?: string | undefined
  /** Why the reply ended. */
  readonly finishReason?: string | undefined
  /** Tokens of the prompt. */
  readonly inputTokens?: number | undefined
  /** Tokens of the reply. */
  readonly outputTokens?: number | undefined
}

/** A call ended. Every `onStart` is followed by exactly one of these. */
export interface EndEvent extends CallEvent {
  /** `abort` if the caller's signal was aborted, or a stream was closed before its end. */
  readonly result: 'success' | 'failure' | 'abort'
  /** Milliseconds since the start of the call, with all attempts and waits. */
  readonly durationMs: number
  /** How often the request was sent. */
  readonly attempts: number
  /** HTTP status of the response to the last request, if one was received. */
  readonly status?: number | undefined
  /** The error that the call throws, if it throws one of this SDK. */
  readonly error?: MoltError | undefined
  /** What the agent reports about its reply; MoltGhost only. */
  readonly generation?: Generation | undefined
}

/** Functions that are called at each stage of a call. Errors that a hook throws are logged. */
export interface Hooks {
  /** Called once, before the arguments of a call are checked. A list makes a call for each page. */
  onStart?: ((event: CallEvent) => void) | undefined
  /** Called before each attempt. */
  onRequest?: ((event: RequestEvent) => void) | undefined
  /** Called when the headers of a response are received, also of an error response. */
  onResponse?: ((event: ResponseEvent) => void) | undefined
  /** Called before the wait for the next attempt. */
  onRetry?: ((event: RetryEvent) => void) | undefined
  /**
   * Called once per operation for its requests and once for its responses. Replaces the warning that
   * is logged by default.
   */
  onDrift?: ((event: DriftEvent) => void) | undefined
  /** Called once, when a call or a stream has failed. */
  onError?: ((event: ErrorEvent) => void) | undefined
  /**
   * Called once, when a call has ended: with success, failure or abort. A stream ends when it was
   * read to its end, failed, was closed, or was dropped by the program and collected as garbage.
   */
  onEnd?: ((event: EndEvent) => void) | undefined
}
