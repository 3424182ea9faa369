/** Reads bytes in the order in which they arrive. */
export interface ByteReader {
  read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array | undefined }>
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
export const withFirst = (
  first: Awaited<ReturnType<ByteReader['read']>>,
  reader: ByteReader,
): ByteReader => {
  let next: typeof first | undefined = first
  return {
    read: async () => {
      const result = next ?? reader.read()
      next = undefined
      return result
    },
    cancel: () => reader.cancel(),
  }
}
