import { fileTypeError, mimeTypeForName, sniffLength } from '@molt-sdk/contracts/moltify/file-types'
import type { FileContent, FileOnDisk } from './content.ts'
import { readSlice, sizeOf } from './content.ts'
import type { FileData, FileInput } from './delivery-file.ts'
import { fileTooLarge, InvalidFile } from './invalid-file.ts'
import { toFileContent } from './to-file-content.ts'

/** Finds the file at a path without reading it. */
export type OpenFile = (path: string) => Promise<FileOnDisk>

/** A file that may be sent. */
export interface PreparedFile {
  readonly name: string
  readonly type: string
  readonly content: FileContent
}

/** Makes a file ready to be sent. Throws a {@link InvalidFile} if it may not be. */
export const prepareFile = async (
  file: FileInput,
  limit: number,
  open: OpenFile,
  signal: AbortSignal | undefined,
): Promise<PreparedFile> => {
  const { path, data, type, name = path?.replace(/^.*[/\\]/s, '') } = partsOf(file)
  if (typeof name !== 'string' || !name) throw new InvalidFile('has no name')
  const content =
    path === undefined ? await toFileContent(data as FileData, limit, signal) : await open(path)
  if (sizeOf(content) > limit) throw fileTooLarge(limit)
  // Of a path, some runtimes guess the type, each in its own way.
  const given = type ?? (path === undefined && content instanceof Blob ? content.type : '')
  const named = mimeTypeForName(name) ?? ''
  const declared = given === 'application/octet-stream' ? named : given || named
  const problem = fileTypeError(name, declared, await readSlice(content, 0, sniffLength))
  if (problem) throw new InvalidFile(problem)
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
      if (typeof text !== 'string') throw new InvalidFile('has a path or a type that is no text')
    }
    return file
  }
  throw new InvalidFile(
    typeof file === 'string'
      ? 'may be a path or a content: give { path } or { name, data }'
      : 'is not a file',
  )
}
