import type { RequestContext, ResponseOutcome } from '../runtime/request-context.ts'

/** The sandbox's side of an open WebSocket, whatever transports it. */
export interface SocketConnection {
  send(text: string): void
  close(code: number, reason: string): void
  /** Closes the connection without a close frame. */
  drop(): void
}

/** Handles the messages of an open WebSocket. */
export interface SocketSession {
  /** Handles a message of the caller: a string, or binary data. */
  receive(data: unknown): void
  /** Called when the caller has closed the connection, or when it was lost. */
  closed(): void
}

/** Starts a session on a connection. */
export type StartSession = (connection: SocketConnection) => SocketSession

/** A request context that is logged once it is finished. */
export interface LoggedRequestContext extends RequestContext {
  finish(outcome: ResponseOutcome, status: number | undefined): void
}

/** A request to open a WebSocket. */
export interface SocketRequest {
  /** Path below the platform's base URL. */
  readonly path: string
  readonly url: URL
  readonly headers: Headers
  readonly requestContext: LoggedRequestContext
  /** Creates the context of one message on the socket. */
  createMessageContext(): LoggedRequestContext
}

/** Resolves to a function that starts a session, or to the response that rejects the request. */
export type OpenSocket = (request: SocketRequest) => Promise<StartSession | Response>
