import { open, stat } from 'node:fs/promises'
import type { StoredFile } from './content.ts'
import { FileRefusal } from './refusal.ts'
import type { MakeUploadForm } from './upload-form.ts'
import { uploadFormWith } from './upload-form.ts'

/** Not `openAsBlob`, whose pieces cost twice their size in memory, and which Bun cannot combine. */
const fileAt = async (path: string): Promise<StoredFile> => {
  const found = await stat(path).catch(({ code }) => refuse(`cannot be read (${code})`, path))
  if (!found.isFile()) return refuse('is not a file', path)
  return { size: found.size, piece: (start, end) => read(path, start, end) }
}

const read = async (path: string, start: number, end: number): Promise<Uint8Array<ArrayBuffer>> => {
  const file = await open(path)
  try {
    const piece = new Uint8Array(end - start)
    const { bytesRead } = await file.read(piece, 0, piece.length, start)
    if (bytesRead < piece.length) throw new Error(`${path} was changed while it was sent.`)
    return piece
  } finally {
    await file.close()
  }
}

const refuse = (why: string, path: string): never => {
  throw new FileRefusal(`${why}: ${JSON.stringify(path)}`)
}

/**
 * The fetch of Node keeps a copy of all that it sends, to send it again where it is redirected to.
 * Nothing of ours is, so it need not; elsewhere nothing is kept, and not every fetch knows the word.
 */
const keepNothing = { redirect: 'error' } as const

export const makeUploadForm: MakeUploadForm = uploadFormWith(fileAt, keepNothing)
