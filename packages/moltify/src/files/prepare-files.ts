import type { FieldErrors, FileUploadLimits } from '@molt-sdk/contracts/kernel'
import type { FileInput } from './delivery-file.ts'
import { InvalidFile } from './invalid-file.ts'
import type { OpenFile, PreparedFile } from './prepare-file.ts'
import { prepareFile } from './prepare-file.ts'

type Result =
  | { readonly prepared: readonly PreparedFile[]; readonly fields?: undefined }
  | { readonly fields: FieldErrors; readonly prepared?: undefined }

/**
 * Prepares all files, or returns the field errors: `files` for the array, `files.0` for its first
 * file. If there are too many files, none is read.
 */
export const prepareFiles = async (
  files: Iterable<FileInput>,
  { fieldName, maxFiles, maxBytes }: FileUploadLimits,
  open: OpenFile,
  signal: AbortSignal | undefined,
): Promise<Result> => {
  if (typeof files !== 'object' || !(Symbol.iterator in files)) {
    return { fields: { [fieldName]: ['must be an array of files'] } }
  }
  const list = [...files]
  if (list.length > maxFiles)
    return { fields: { [fieldName]: [`must be at most ${maxFiles} files, got ${list.length}`] } }
  const prepared: PreparedFile[] = []
  const fields: Record<string, readonly string[]> = {}
  for (const [index, file] of list.entries()) {
    try {
      prepared.push(await prepareFile(file, maxBytes, open, signal))
    } catch (error) {
      if (!(error instanceof InvalidFile)) throw error
      fields[`${fieldName}.${index}`] = [error.reason]
    }
  }
  return Object.keys(fields).length ? { fields } : { prepared }
}
