import { fileTypeError, mimeTypeForName, sniffLength } from '@molt-sdk/contracts/moltify/file-types'
import type { FileContent, FileOnDisk } from './content.ts'
import { readSlice, sizeOf } from './content.ts'
import type { FileData, FileInput } from './delivery-file.ts'
import { fileTooLarge, InvalidFile } from './invalid-file.ts'
import { toFileContent } from './to-file-content.ts'

/** Opens the file at a path without reading it. */
export type OpenFile = (path: string) => Promise<FileOnDisk>

/** A file that passed all checks. */
export interface PreparedFile {
  readonly name: string
  readonly type: string
  readonly content: FileContent
}

/** Prepares a file for sending. Throws an {@link InvalidFile} if it is not accepted. */
export const prepareFile = async (
  file: FileInput,
  limit: number,
  open: OpenFile,
  signal: AbortSignal | undefined,
): Promise<PreparedFile> => {
  const { path, data, type, name = path?.replace(/^.*[/\\]/s, '') } = partsOf(file)
  if (typeof name !== 'string' || !name) throw new InvalidFile('name must be a non-empty string')
  const content =
    path === undefined ? await toFileContent(data as FileData, limit, signal) : await open(path)
  if (sizeOf(content) > limit) throw fileTooLarge(limit)
  // For a path, some runtimes guess the type, each in its own way.
  const givenType = type ?? (path === undefined && content instanceof Blob ? content.type : '')
  const namedType = mimeTypeForName(name) ?? ''
  const declared = givenType === 'application/octet-stream' ? namedType : givenType || namedType
  const typeError = fileTypeError(name, declared, await readSlice(content, 0, sniffLength))
  if (typeError) throw new InvalidFile(typeError)
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
    for (const [field, value] of Object.entries({ path, type })) {
      if (value != null && typeof value !== 'string')
        throw new InvalidFile(`${field} must be a string, got ${typeof value}`)
    }
    return file
  }
  const got = file === null ? 'null' : typeof file
  throw new InvalidFile(
    `must be an object, got ${got}. Pass { path: './report.pdf' } or { name, data }`,
  )
}
