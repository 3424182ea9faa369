import { fileTooLarge, InvalidFile } from './invalid-file.ts'

/** Reads a stream to its end. Cancels it if it exceeds the limit or the signal is aborted. */
export const readUpTo = async (
  source: AsyncIterator<unknown>,
  limit: number,
  signal: AbortSignal | undefined,
): Promise<Uint8Array<ArrayBuffer>> => {
  const close = (): void => {
    source.return?.().catch(() => undefined)
  }
  signal?.addEventListener('abort', close)
  // One buffer avoids a second copy. The system commits its memory only when it is written to.
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
  throw new InvalidFile('data must be a stream of bytes or strings')
}

/** Not every browser supports async iteration of a ReadableStream. */
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
