import { fileHeadBytes, fileProblem, fileTypeOf } from '@molt-sdk/contracts/moltify/file-types'
import { blobOf } from './blob-of.ts'
import type { DeliveryFile, FileData } from './delivery-file.ts'
import { FileRefusal, tooLarge } from './refusal.ts'

/** Opens the file at a path without reading it. */
export type OpenPath = (path: string) => Promise<Blob>

/** A file that may be sent. */
export interface NamedBlob {
  readonly name: string
  readonly blob: Blob
}

/** Makes a file ready to be sent. Throws a {@link FileRefusal} if it may not be. */
export const readFile = async (
  file: DeliveryFile,
  limit: number,
  open: OpenPath,
  signal: AbortSignal | undefined,
): Promise<NamedBlob> => {
  const { path, data, type, name = path?.replace(/^.*[/\\]/s, '') } = partsOf(file)
  if (typeof name !== 'string' || !name) throw new FileRefusal('has no name')
  const blob = path === undefined ? await blobOf(data as FileData, limit, signal) : await open(path)
  if (blob.size > limit) throw tooLarge(limit)
  // Of a path, some runtimes guess the type, each in its own way.
  const given = type ?? (path === undefined ? blob.type : '')
  const named = fileTypeOf(name) ?? ''
  const declared = given === 'application/octet-stream' ? named : given || named
  const head = await blob.slice(0, fileHeadBytes).arrayBuffer()
  const problem = fileProblem(name, declared, new Uint8Array(head))
  if (problem) throw new FileRefusal(problem)
  // The same bytes under their type: a slice copies nothing.
  return { name, blob: blob.slice(0, blob.size, declared) }
}

interface Parts {
  readonly path?: string | undefined
  readonly name?: string | undefined
  readonly type?: string | undefined
  readonly data?: FileData
}

const partsOf = (file: unknown): Parts => {
  if (typeof file === 'object' && file) {
    const { name, type }: Parts = file
    return 'arrayBuffer' in file ? { name, type, data: file as Blob } : file
  }
  throw new FileRefusal(
    typeof file === 'string'
      ? 'may be a path or a content: give { path } or { name, data }'
      : 'is not a file',
  )
}
