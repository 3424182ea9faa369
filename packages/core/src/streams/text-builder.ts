/** Number of chunks after which they are joined to the text. */
const joinThreshold = 128

/**
 * Builds a text from chunks. Appending each chunk to the text separately would make engines keep the
 * text as a chain of its chunks, at many times its size.
 */
export class TextBuilder {
  #text = ''
  #chunks: string[] = []

  append(chunk: string): void {
    if (this.#chunks.push(chunk) > joinThreshold) this.join()
  }

  /** Returns the text so far. */
  join(): string {
    this.#text += this.#chunks.join('')
    this.#chunks = []
    return this.#text
  }
}
