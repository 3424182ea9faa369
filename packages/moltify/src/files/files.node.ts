import { open, stat } from 'node:fs/promises'
import type { FileOnDisk } from './content.ts'
import { InvalidFile } from './invalid-file.ts'
import type { CreateUploadForm } from './upload-form.ts'
import { createUploadFormFactory } from './upload-form.ts'

/** Not `openAsBlob`: its slices take twice their size in memory, and Bun cannot combine them. */
const openFile = async (path: string): Promise<FileOnDisk> => {
  const found = await stat(path).catch(({ code }) => reject(`cannot be read (${code})`, path))
  if (!found.isFile()) return reject('is not a file', path)
  return { size: found.size, slice: (start, end) => read(path, start, end) }
}

const read = async (path: string, start: number, end: number): Promise<Uint8Array<ArrayBuffer>> => {
  const file = await open(path)
  try {
    const chunk = new Uint8Array(end - start)
    const { bytesRead } = await file.read(chunk, 0, chunk.length, start)
    if (bytesRead < chunk.length) throw new Error(`${path} was changed while it was being sent.`)
    return chunk
  } finally {
    await file.close()
  }
}

const reject = (reason: string, path: string): never => {
  throw new InvalidFile(`${reason}: ${JSON.stringify(path)}`)
}

/**
 * Node's fetch keeps a copy of a streamed body in case it has to follow a redirect. Redirects are
 * never followed here, so the copy is not needed. Other runtimes keep none.
 */
const noReplayBuffer = { redirect: 'error' } as const

export const makeUploadForm: CreateUploadForm = createUploadFormFactory(openFile, noReplayBuffer)
