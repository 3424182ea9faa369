import type { RequestContext, ResponseOutcome } from '../runtime/request-context.ts'

/** The line to the caller of a socket, whatever carries it. */
export interface SocketConnection {
  send(text: string): void
  close(code: number, reason: string): void
  /** Breaks the connection without a goodbye. */
  drop(): void
}

/** What goes on over a socket that is open. */
export interface SocketSession {
  /** A message of the caller: a text, or anything else that it sent. */
  receive(data: unknown): void
  /** The caller has gone, or the line is broken. */
  closed(): void
}

/** Starts a session over a line. */
export type StartSession = (line: SocketConnection) => SocketSession

/** An exchange that is written down once it is over. */
export interface LoggedRequestContext extends RequestContext {
  finish(outcome: ResponseOutcome, status: number | undefined): void
}

/** A socket that somebody wants to open. */
export interface SocketRequest {
  /** Path below the platform's base URL. */
  readonly path: string
  readonly url: URL
  readonly headers: Headers
  readonly requestContext: LoggedRequestContext
  /** The exchange of one message over the socket. */
  createMessageContext(): LoggedRequestContext
}

/** Where a platform takes sockets: the session, or the answer that refuses one. */
export type OpenSocket = (call: SocketRequest) => Promise<StartSession | Response>
