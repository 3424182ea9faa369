import type { FileContent } from './content.ts'
import type { FileData } from './delivery-file.ts'
import { InvalidFile } from './invalid-file.ts'
import { readUpTo, toIterator } from './read-stream.ts'

/** Converts the data of a file. Bytes are not copied; a stream is read to its end. */
export const toFileContent = async (
  data: FileData,
  limit: number,
  signal: AbortSignal | undefined,
): Promise<FileContent> => {
  if (data instanceof Blob) return data
  if (typeof data === 'string') return new TextEncoder().encode(data)
  if (ArrayBuffer.isView(data)) {
    return new Uint8Array(data.buffer as ArrayBuffer, data.byteOffset, data.byteLength)
  }
  // By name: `instanceof` fails for an ArrayBuffer of another realm.
  if (Object.prototype.toString.call(data) === '[object ArrayBuffer]') {
    return new Uint8Array(data as ArrayBuffer)
  }
  const input: Partial<Blob & ReadableStream & AsyncIterable<unknown>> = Object(data)
  if (wasRead(input)) {
    throw new InvalidFile('was already read or is being read elsewhere; pass a new stream')
  }
  if (input.arrayBuffer) return new Uint8Array(await input.arrayBuffer())
  if (input.getReader) return readUpTo(toIterator(input as ReadableStream), limit, signal)
  const iterator = input[Symbol.asyncIterator]?.()
  if (iterator) {
    const bytes = await readUpTo(iterator, limit, signal)
    // Streams of Node were checked above. Of other iterators nothing else says it.
    if (bytes.length || 'readableDidRead' in input) return bytes
    const hint = "pass a new one, or '' for an empty file"
    throw new InvalidFile(
      `data is an iterator without items: it may have been read before; ${hint}`,
    )
  }
  throw new InvalidFile('data must be a string, an ArrayBuffer or view, a Blob or a stream')
}

/** Whether a stream, or the body of a response, was read or is locked. */
const wasRead = (input: object): boolean => {
  const { readableDidRead, destroyed, bodyUsed } = input as Readonly<Record<string, unknown>>
  if (readableDidRead || destroyed || bodyUsed) return true
  if (!(input instanceof ReadableStream)) return false
  try {
    // Throws for such a stream. No property of the stream says that it was read before.
    return !new Response(input)
  } catch {
    return true
  }
}
