/** Called with what happens in the sandbox. */
export interface EventListener {
  onOpen(): void
  /** The connection was lost. The transport connects again by itself, if it can. */
  onLost(): void
  onEvent(name: string, id: string, data: string): void
}

/** How the page reaches the control API of a sandbox. */
export interface Transport {
  /** Origin of the sandbox for other programs, if they can reach it. */
  readonly origin?: string
  /** Sends a request with a path below `/_sandbox`. Rejects with `TypeError` without a response. */
  send(
    method: string,
    path: string,
    body: string | undefined,
    signal: AbortSignal | undefined,
  ): Promise<{ readonly status: number; readonly text: string }>
  /** Follows the events with these names. Returns a function that ends it. */
  follow(names: readonly string[], listener: EventListener): () => void
}
