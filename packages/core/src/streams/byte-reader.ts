/** Bytes, text, or the end. */
export interface Chunk {
  readonly done: boolean
  readonly value?: Uint8Array | string | undefined
}

/** Reads bytes in the order in which they arrive. */
export interface ByteReader {
  read(): Promise<Chunk>
  cancel(): Promise<unknown>
}

/** The reader of a body, which of another library's `Response` may be a stream of Node. */
export const byteReaderOf = (
  body: ReadableStream<Uint8Array> | AsyncIterable<Uint8Array | string>,
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
export async function* wholeBody(response: Response): AsyncGenerator<string> {
  yield await response.text()
}

/**
 * Decodes chunks. Bytes only need a `TextDecoder`, which React Native does not have. Chunks that
 * contain whole characters are decoded on their own, which engines do faster than a part of a stream.
 */
export const chunkDecoder = (): ((chunk: Chunk) => string) => {
  let decoder: TextDecoder | undefined
  let chunkWithoutMark: TextDecoder | undefined
  let isBetweenCharacters = false
  return ({ done, value }) => {
    if (typeof value === 'string') return value
    decoder ??= value && new TextDecoder()
    const isWhole = isBetweenCharacters
    isBetweenCharacters = value !== undefined && Number(value[value.length - 1]) < 128
    if (!isWhole || !isBetweenCharacters) return decoder?.decode(value, { stream: !done }) ?? ''
    // A byte order mark is one only at the start of the stream.
    chunkWithoutMark ??= new TextDecoder('utf-8', { ignoreBOM: true })
    return chunkWithoutMark.decode(value)
  }
}

/** A reader that first returns what has been read of the other one. */
export const withFirst = (first: Chunk[], reader: ByteReader): ByteReader => ({
  read: async () => first.shift() ?? reader.read(),
  cancel: () => reader.cancel(),
})
