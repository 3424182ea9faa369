import { fileTypeError, mimeTypeForName, sniffLength } from '@molt-sdk/contracts/moltify/file-types'
import type { Content, StoredFile } from './content.ts'
import { pieceOf, sizeOf } from './content.ts'
import { contentOf } from './content-of.ts'
import type { DeliveryFile, FileData } from './delivery-file.ts'
import { FileRefusal, tooLarge } from './refusal.ts'

/** Finds the file at a path without reading it. */
export type OpenPath = (path: string) => Promise<StoredFile>

/** A file that may be sent. */
export interface ReadyFile {
  readonly name: string
  readonly type: string
  readonly content: Content
}

/** Makes a file ready to be sent. Throws a {@link FileRefusal} if it may not be. */
export const readFile = async (
  file: DeliveryFile,
  limit: number,
  open: OpenPath,
  signal: AbortSignal | undefined,
): Promise<ReadyFile> => {
  const { path, data, type, name = path?.replace(/^.*[/\\]/s, '') } = partsOf(file)
  if (typeof name !== 'string' || !name) throw new FileRefusal('has no name')
  const content =
    path === undefined ? await contentOf(data as FileData, limit, signal) : await open(path)
  if (sizeOf(content) > limit) throw tooLarge(limit)
  // Of a path, some runtimes guess the type, each in its own way.
  const given = type ?? (path === undefined && content instanceof Blob ? content.type : '')
  const named = mimeTypeForName(name) ?? ''
  const declared = given === 'application/octet-stream' ? named : given || named
  const problem = fileTypeError(name, declared, await pieceOf(content, 0, sniffLength))
  if (problem) throw new FileRefusal(problem)
  return { name, type: declared, content }
}

interface Parts {
  readonly path?: string | undefined
  readonly name?: string | undefined
  readonly type?: string | undefined
  readonly data?: FileData
}

const partsOf = (file: unknown): Parts => {
  if (typeof file === 'object' && file) {
    const { name, type, path }: Parts = file
    if ('arrayBuffer' in file) return { name, type, data: file as Blob }
    for (const text of [path ?? '', type ?? '']) {
      if (typeof text !== 'string') throw new FileRefusal('has a path or a type that is no text')
    }
    return file
  }
  throw new FileRefusal(
    typeof file === 'string'
      ? 'may be a path or a content: give { path } or { name, data }'
      : 'is not a file',
  )
}
