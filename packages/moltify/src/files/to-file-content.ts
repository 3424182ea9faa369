import type { FileContent } from './content.ts'
import type { FileData } from './delivery-file.ts'
import { InvalidFile } from './invalid-file.ts'
import { readUpTo, toIterator } from './read-stream.ts'

/** Bytes stay where they are; a stream is read to its end. */
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
  // By name, for `instanceof` does not know the classes of another realm.
  if (Object.prototype.toString.call(data) === '[object ArrayBuffer]') {
    return new Uint8Array(data as ArrayBuffer)
  }
  const given: Partial<Blob & ReadableStream & AsyncIterable<unknown>> = Object(data)
  if (given.arrayBuffer) return new Uint8Array(await given.arrayBuffer())
  if (given.getReader) return readUpTo(toIterator(given as ReadableStream), limit, signal)
  const iterator = given[Symbol.asyncIterator]?.()
  if (iterator) return readUpTo(iterator, limit, signal)
  throw new InvalidFile('has no data that can be sent: a text, bytes, a Blob or a stream')
}
