/** A file on disk, read one slice at a time. */
export interface FileOnDisk {
  readonly size: number
  slice(start: number, end: number): Promise<Uint8Array<ArrayBuffer>>
}

/** The content of a file. Its size is known and it can be read more than once. */
export type FileContent = Blob | Uint8Array<ArrayBuffer> | FileOnDisk

export const sizeOf = (content: FileContent): number =>
  content instanceof Uint8Array ? content.length : content.size

/** Reads one slice. Not `Blob.stream()`, which reads far ahead of its consumer. */
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

/** The error of a file whose content changes between two reads. */
export const wasChanged = (file: string): Error =>
  new Error(`${file} was changed while it was being sent.`)
