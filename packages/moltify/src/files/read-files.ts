import type { FileRules } from '@molt-sdk/contracts/kernel'
import type { DeliveryFile } from './delivery-file.ts'
import type { NamedBlob, OpenPath } from './read-file.ts'
import { readFile } from './read-file.ts'
import { FileRefusal } from './refusal.ts'

/** Why files may not be sent, by field: `files`, or `files.0` for one of them. */
export type FileProblems = Readonly<Record<string, readonly string[]>>

type Read =
  | { readonly ready: readonly NamedBlob[]; readonly problems?: undefined }
  | { readonly problems: FileProblems; readonly ready?: undefined }

/** All files ready to be sent, or what is wrong with them. Nothing is read of too many. */
export const readFiles = async (
  files: Iterable<DeliveryFile>,
  { part, maxFiles, maxBytes }: FileRules,
  open: OpenPath,
  signal: AbortSignal | undefined,
): Promise<Read> => {
  if (typeof files !== 'object' || !(Symbol.iterator in files)) {
    return { problems: { [part]: ['must be a list of files'] } }
  }
  const list = [...files]
  if (list.length > maxFiles) return { problems: { [part]: [`must be at most ${maxFiles}`] } }
  const ready: NamedBlob[] = []
  const problems: Record<string, readonly string[]> = {}
  for (const [index, file] of list.entries()) {
    try {
      ready.push(await readFile(file, maxBytes, open, signal))
    } catch (error) {
      if (!(error instanceof FileRefusal)) throw error
      problems[`${part}.${index}`] = [error.reason]
    }
  }
  return Object.keys(problems).length ? { problems } : { ready }
}
