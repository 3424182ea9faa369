/** The messages of a stream from any transport: JSON, or the objects that were parsed from it. */
export interface MessageSource {
  /** Returns the next message that has been received in full, if there is one. */
  shift(): string | object | undefined
  /** Waits for more of the stream, then calls `onReady`: with `false` at its end. */
  read<T>(onReady: (more: boolean) => T | Promise<T>, onError: (error: unknown) => T): Promise<T>
  /** Cancels the stream. */
  cancel(): void
  /**
   * Reads to the end of a complete stream, so that its connection can be used again. Calls `close`
   * if the end does not come soon. Without it, a complete stream is cancelled.
   */
  drain?(close: () => void): void
}

/** Maximum length of a message, in characters. */
export const maxMessageLength = 1_048_576
