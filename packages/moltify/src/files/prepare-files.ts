import type { FieldErrors, FileUploadLimits } from '@molt-sdk/contracts/kernel'
import type { FileInput } from './delivery-file.ts'
import { InvalidFile } from './invalid-file.ts'
import type { OpenFile, PreparedFile } from './prepare-file.ts'
import { prepareFile } from './prepare-file.ts'

type Read =
  | { readonly prepared: readonly PreparedFile[]; readonly fields?: undefined }
  | { readonly fields: FieldErrors; readonly prepared?: undefined }

/**
 * All files ready to be sent, or what is wrong with them: with `files`, or `files.0` for one of
 * them. Of too many, nothing is read.
 */
export const prepareFiles = async (
  files: Iterable<FileInput>,
  { fieldName, maxFiles, maxBytes }: FileUploadLimits,
  open: OpenFile,
  signal: AbortSignal | undefined,
): Promise<Read> => {
  if (typeof files !== 'object' || !(Symbol.iterator in files)) {
    return { fields: { [fieldName]: ['must be a list of files'] } }
  }
  const list = [...files]
  if (list.length > maxFiles) return { fields: { [fieldName]: [`must be at most ${maxFiles}`] } }
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
