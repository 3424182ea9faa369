/** The messages of a stream, each a text, whatever they came with. */
export interface MessageSource {
  /** The next message that has arrived whole, if there is one. */
  shift(): string | undefined
  /** Waits for more, then goes on: `false` at the end. */
  read<T>(goOn: (more: boolean) => T | Promise<T>, fail: (error: unknown) => T): Promise<T>
  /** Lets go of the rest. */
  cancel(): void
}

/** Longest message, in characters, that a stream may send. */
export const maxMessageLength = 1_048_576
