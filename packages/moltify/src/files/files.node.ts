import { open, stat } from 'node:fs/promises'
import type { FileOnDisk } from './content.ts'
import { InvalidFile } from './invalid-file.ts'
import type { CreateUploadForm } from './upload-form.ts'
import { createUploadFormFactory } from './upload-form.ts'

/** Not `openAsBlob`, whose pieces cost twice their size in memory, and which Bun cannot combine. */
const openFile = async (path: string): Promise<FileOnDisk> => {
  const found = await stat(path).catch(({ code }) => reject(`cannot be read (${code})`, path))
  if (!found.isFile()) return reject('is not a file', path)
  return { size: found.size, slice: (start, end) => read(path, start, end) }
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

const reject = (why: string, path: string): never => {
  throw new InvalidFile(`${why}: ${JSON.stringify(path)}`)
}

/**
 * The fetch of Node keeps a copy of all that it sends, to send it again where it is redirected to.
 * Nothing of ours is, so it need not; elsewhere nothing is kept, and not every fetch knows the word.
 */
const noReplayBuffer = { redirect: 'error' } as const

export const makeUploadForm: CreateUploadForm = createUploadFormFactory(openFile, noReplayBuffer)
