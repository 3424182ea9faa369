/** A file on a disk, of which a piece is read at a time. */
export interface FileOnDisk {
  readonly size: number
  slice(start: number, end: number): Promise<Uint8Array<ArrayBuffer>>
}

/** What is in a file. It has a size, and can be read again. */
export type FileContent = Blob | Uint8Array<ArrayBuffer> | FileOnDisk

export const sizeOf = (content: FileContent): number =>
  content instanceof Uint8Array ? content.length : content.size

/** A piece of it, and no more than that: the stream of a Blob reads far ahead of who reads it. */
export const readSlice = async (
  content: FileContent,
  start: number,
  length: number,
): Promise<Uint8Array<ArrayBuffer>> => {
  const end = Math.min(start + length, sizeOf(content))
  if (content instanceof Uint8Array) return content.subarray(start, end)
  if (!(content instanceof Blob)) return content.slice(start, end)
  return new Uint8Array(await content.slice(start, end).arrayBuffer())
}
