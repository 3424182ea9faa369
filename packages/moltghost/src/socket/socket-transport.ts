/** URL and headers of a socket. */
export interface SocketTarget {
  readonly url: string
  /** Headers of the upgrade, including the API key unless it is in the URL. */
  readonly headers: Readonly<Record<string, string>>
  /** Whether the URL contains the API key, so that no header is needed. */
  readonly keyInUrl: boolean
  /** Milliseconds between two pings, where the runtime supports them. */
  readonly pingInterval: number
  /** Agent of Node.js that opens the connection; `false` for none. */
  readonly agent?: object | false | undefined
}

/** Events of an open socket. */
export interface SocketTransportEvents {
  /**
   * Called with the messages that were received at once: strings, or objects parsed from them. `length`
   * is that of all of them, in characters or bytes.
   */
  onMessages(messages: readonly (string | object)[], length: number): void
  /** Called once, for whatever reason the socket was closed. */
  onClose(code: number, reason: string): void
}

/** One open socket, independent of the runtime. */
export interface SocketTransport {
  send(text: string): void
  /** Starts the closing handshake. The connection ends soon, even if the other side does not respond. */
  close(): void
  /** Stops reading, so that the sender has to wait; where the runtime supports it. */
  readonly pause?: () => void
  readonly resume?: () => void
}

/**
 * Opens a socket. Resolves to the server's response if it rejected the upgrade, and to `undefined`
 * if the API key needs a header and the runtime cannot send one.
 */
export type OpenWebSocket = (
  target: SocketTarget,
  events: SocketTransportEvents,
  signal: AbortSignal,
) => Promise<SocketTransport | Response | undefined>
