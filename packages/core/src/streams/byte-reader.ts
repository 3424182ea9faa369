/** Bytes, or the end. */
export interface Chunk {
  readonly done: boolean
  readonly value?: Uint8Array | undefined
}

/** Reads bytes in the order in which they arrive. */
export interface ByteReader {
  read(): Promise<Chunk>
  cancel(): Promise<unknown>
}

/** The reader of a body, which of another library's `Response` may be a stream of Node. */
export const byteReaderOf = (
  body: ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>,
): ByteReader => {
  if ('getReader' in body) return body.getReader()
  const iterator = body[Symbol.asyncIterator]()
  return {
    read: async () => {
      const { done = false, value } = await iterator.next()
      return { done, value }
    },
    cancel: async () => iterator.return?.(),
  }
}

/** The body of a `Response` of React Native, which has no `body`: its text, once it has arrived whole. */
export async function* wholeBody(response: Response): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(await response.text())
}

/** A reader that first returns what has been read of the other one. */
export const withFirst = (first: Chunk[], reader: ByteReader): ByteReader => ({
  read: async () => first.shift() ?? reader.read(),
  cancel: () => reader.cancel(),
})
