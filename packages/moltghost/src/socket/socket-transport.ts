/** Where a socket goes, and what it shows there. */
export interface SocketTarget {
  readonly url: string
  /** Headers of the upgrade, the key among them unless the URL has it. */
  readonly headers: Readonly<Record<string, string>>
  /** Whether the URL carries the key, so that no header need. */
  readonly keyInUrl: boolean
  /** Milliseconds between pings, where the runtime can send them. */
  readonly pingInterval: number
}

/** What comes of a socket that is open. */
export interface SocketTransportEvents {
  onMessage(text: string): void
  /** Once, however it ended. */
  onClose(code: number, reason: string): void
}

/** One open socket, whatever made it. */
export interface SocketTransport {
  send(text: string): void
  /** Says goodbye, and lets go soon, whatever the other side makes of it. */
  close(): void
  /** Holds the other side back, where the runtime can. */
  readonly pause?: () => void
  readonly resume?: () => void
}

/**
 * Opens a socket, or gives the answer of a server that would not. `undefined` where the key would
 * have to go into a header and the runtime can send none.
 */
export type OpenWebSocket = (
  target: SocketTarget,
  events: SocketTransportEvents,
  signal: AbortSignal,
) => Promise<SocketTransport | Response | undefined>
