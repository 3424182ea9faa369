import type { CallEvent, Hooks } from '../observe/hooks.ts'
import type { HeadersOption } from './headers-option.ts'

/** The request of one attempt, as a middleware sees it. */
export interface MiddlewareRequest extends CallEvent {
  /** The full URL. */
  readonly url: string
  /** The headers by lower-case name, without the API key and what only the transport knows. */
  readonly headers: Readonly<Record<string, string>>
  /** The JSON body as it is sent. `undefined` if the request has none, or uploads files. */
  readonly body?: string | undefined
  /** Aborted when the caller aborts the call, or the attempt times out. */
  readonly signal: AbortSignal
}

/** What a middleware passes on: its request, of which only the headers may differ. */
export type NextRequest = Omit<MiddlewareRequest, 'headers'> & { readonly headers: HeadersOption }

/** Sends the request, through the other middleware. Without an argument it is sent unchanged. */
export type Next = (request?: NextRequest) => Promise<Response>

/**
 * A function that runs around each attempt of a call. It calls `next` at most once, and returns
 * the response, whose body it must not read.
 */
export interface Middleware {
  (request: MiddlewareRequest, next: Next): Response | Promise<Response>
  /** Hooks that are called like those of the `hooks` option, after them. */
  readonly hooks?: Hooks | undefined
}
