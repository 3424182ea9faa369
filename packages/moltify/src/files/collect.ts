import { FileRefusal, tooLarge } from './refusal.ts'

/** Reads to the end, but no more than a file may have. What is left unread is let go. */
export const collect = async (
  source: AsyncIterator<unknown>,
  limit: number,
  signal: AbortSignal | undefined,
): Promise<Blob> => {
  const close = (): void => {
    source.return?.().catch(() => undefined)
  }
  signal?.addEventListener('abort', close)
  try {
    const parts: Blob[] = []
    for (let size = 0; size <= limit; ) {
      const { done, value } = await source.next()
      if (done) return new Blob(parts)
      if (typeof value !== 'string' && !ArrayBuffer.isView(value)) {
        throw new FileRefusal('is a stream of something other than bytes and texts')
      }
      // Each on its own, so that no more than one of them is held twice.
      const part = new Blob([value as BlobPart])
      parts.push(part)
      size += part.size
    }
    throw tooLarge(limit)
  } catch (error) {
    close()
    throw error
  } finally {
    signal?.removeEventListener('abort', close)
  }
}

/** Not every browser can iterate over a stream. */
export const iteratorOf = (stream: ReadableStream<unknown>): AsyncIterator<unknown> => {
  const reader = stream.getReader()
  return {
    next: () => reader.read() as Promise<IteratorResult<unknown>>,
    return: async () => {
      await reader.cancel()
      return { done: true, value: undefined }
    },
  }
}
