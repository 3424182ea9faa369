import { collect, iteratorOf } from './collect.ts'
import type { FileData } from './delivery-file.ts'
import { FileRefusal } from './refusal.ts'

/** Everything becomes a Blob, which has a size and can be sent again. */
export const blobOf = async (
  data: FileData,
  limit: number,
  signal: AbortSignal | undefined,
): Promise<Blob> => {
  if (data instanceof Blob) return data
  if (typeof data === 'string' || ArrayBuffer.isView(data)) return new Blob([data as BlobPart])
  // By name, for `instanceof` does not know the classes of another realm.
  if (Object.prototype.toString.call(data) === '[object ArrayBuffer]') {
    return new Blob([data as ArrayBuffer])
  }
  const given: Partial<Blob & ReadableStream & AsyncIterable<unknown>> = Object(data)
  if (given.arrayBuffer) return new Blob([await given.arrayBuffer()])
  if (given.getReader) return collect(iteratorOf(given as ReadableStream), limit, signal)
  const iterator = given[Symbol.asyncIterator]?.()
  if (iterator) return collect(iterator, limit, signal)
  throw new FileRefusal('has no data that can be sent: a text, bytes, a Blob or a stream')
}
