import type { Exchange, Outcome } from '../exchange.ts'

/** The line to the caller of a socket, whatever carries it. */
export interface SocketLine {
  send(text: string): void
  close(code: number, reason: string): void
  /** Breaks the connection without a goodbye. */
  drop(): void
}

/** What goes on over a socket that is open. */
export interface SocketSession {
  /** A message of the caller: a text, or anything else that it sent. */
  hear(data: unknown): void
  /** The caller has gone, or the line is broken. */
  gone(): void
}

/** Starts a session over a line. */
export type StartSession = (line: SocketLine) => SocketSession

/** An exchange that is written down once it is over. */
export interface Noted extends Exchange {
  finish(outcome: Outcome, status: number | undefined): void
}

/** A socket that somebody wants to open. */
export interface SocketCall {
  /** Path below the platform's base URL. */
  readonly path: string
  readonly url: URL
  readonly headers: Headers
  readonly exchange: Noted
  /** The exchange of one message over the socket. */
  message(): Noted
}

/** Where a platform takes sockets: the session, or the answer that refuses one. */
export type OpenSocket = (call: SocketCall) => Promise<StartSession | Response>
