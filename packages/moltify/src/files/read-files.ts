import type { FieldErrors, FileUploadLimits } from '@molt-sdk/contracts/kernel'
import type { DeliveryFile } from './delivery-file.ts'
import type { OpenPath, ReadyFile } from './read-file.ts'
import { readFile } from './read-file.ts'
import { FileRefusal } from './refusal.ts'

type Read =
  | { readonly ready: readonly ReadyFile[]; readonly fields?: undefined }
  | { readonly fields: FieldErrors; readonly ready?: undefined }

/**
 * All files ready to be sent, or what is wrong with them: with `files`, or `files.0` for one of
 * them. Of too many, nothing is read.
 */
export const readFiles = async (
  files: Iterable<DeliveryFile>,
  { fieldName, maxFiles, maxBytes }: FileUploadLimits,
  open: OpenPath,
  signal: AbortSignal | undefined,
): Promise<Read> => {
  if (typeof files !== 'object' || !(Symbol.iterator in files)) {
    return { fields: { [fieldName]: ['must be a list of files'] } }
  }
  const list = [...files]
  if (list.length > maxFiles) return { fields: { [fieldName]: [`must be at most ${maxFiles}`] } }
  const ready: ReadyFile[] = []
  const fields: Record<string, readonly string[]> = {}
  for (const [index, file] of list.entries()) {
    try {
      ready.push(await readFile(file, maxBytes, open, signal))
    } catch (error) {
      if (!(error instanceof FileRefusal)) throw error
      fields[`${fieldName}.${index}`] = [error.reason]
    }
  }
  return Object.keys(fields).length ? { fields } : { ready }
}
