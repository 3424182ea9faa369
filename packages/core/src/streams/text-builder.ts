/** Number of chunks after which they are joined. */
const joinThreshold = 512

/**
 * Builds a text from chunks. What is joined is kept as bytes, outside of the heap: engines move strings
 * around in it, and reserve several times their size for that.
 */
export class TextBuilder {
  readonly #joined: (Uint8Array | string)[] = []
  #chunks: string[] = []

  append(chunk: string): void {
    // React Native has no `TextDecoder`, and keeps all chunks.
    if (this.#chunks.push(chunk) < joinThreshold || !globalThis.TextDecoder) return
    const text = this.#chunks.join('')
    // Half a surrogate pair cannot be encoded.
    this.#joined.push(/[\ud800-\udfff]/u.test(text) ? text : new TextEncoder().encode(text))
    this.#chunks = []
  }

  /** Returns the text so far. Engines copy its parts into one string when it is first used. */
  join(): string {
    const decoder = this.#joined.length ? new TextDecoder('utf-8', { ignoreBOM: true }) : undefined
    let text = ''
    for (const part of this.#joined) {
      text += typeof part === 'string' ? part : decoder?.decode(part)
    }
    return text + this.#chunks.join('')
  }
}
