/** Number of chunks after which they are joined. */
const joinThreshold = 512

/**
 * Builds a text from chunks. What is joined is kept as bytes, outside of the heap: engines move strings
 * around in it, and reserve several times their size for that.
 */
export class TextBuilder {
  readonly #joined: Uint8Array[] = []
  #chunks: string[] = []

  append(chunk: string): void {
    // React Native has no `TextDecoder`, and keeps all chunks.
    if (this.#chunks.push(chunk) < joinThreshold || !globalThis.TextDecoder) return
    // JSON escapes halves of surrogate pairs, which cannot be encoded.
    this.#joined.push(new TextEncoder().encode(JSON.stringify(this.#chunks.join(''))))
    this.#chunks = []
  }

  /** Returns the text so far. */
  join(): string {
    return this.#joined
      .map((bytes): string => JSON.parse(new TextDecoder().decode(bytes)))
      .concat(this.#chunks)
      .join('')
  }
}
