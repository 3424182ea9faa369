import { fileTooLarge, InvalidFile } from './invalid-file.ts'

/** Reads to the end, but no more than a file may have. What is left unread is let go. */
export const readUpTo = async (
  source: AsyncIterator<unknown>,
  limit: number,
  signal: AbortSignal | undefined,
): Promise<Uint8Array<ArrayBuffer>> => {
  const close = (): void => {
    source.return?.().catch(() => undefined)
  }
  signal?.addEventListener('abort', close)
  // Nothing is held twice, and memory that is not written to is not taken yet.
  const bytes = new Uint8Array(limit)
  let size = 0
  try {
    for (;;) {
      const { done, value } = await source.next()
      if (done) return bytes.subarray(0, size)
      const chunk = bytesOf(value)
      if (size + chunk.length > limit) throw fileTooLarge(limit)
      bytes.set(chunk, size)
      size += chunk.length
    }
  } catch (error) {
    close()
    throw error
  } finally {
    signal?.removeEventListener('abort', close)
  }
}

const bytesOf = (chunk: unknown): Uint8Array => {
  if (typeof chunk === 'string') return new TextEncoder().encode(chunk)
  if (ArrayBuffer.isView(chunk)) {
    return new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength)
  }
  throw new InvalidFile('is a stream of something other than bytes and texts')
}

/** Not every browser can iterate over a stream. */
export const toIterator = (stream: ReadableStream<unknown>): AsyncIterator<unknown> => {
  const reader = stream.getReader()
  return {
    next: () => reader.read() as Promise<IteratorResult<unknown>>,
    return: async () => {
      await reader.cancel()
      return { done: true, value: undefined }
    },
  }
}
