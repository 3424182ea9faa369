import type { BigIntStats } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import type { FileOnDisk } from './content.ts'
import { wasChanged } from './content.ts'
import { InvalidFile } from './invalid-file.ts'
import type { CreateUploadForm } from './upload-form.ts'
import { createUploadFormFactory } from './upload-form.ts'

/** Not `openAsBlob`: its slices take twice their size in memory, and Bun cannot combine them. */
const openFile = async (path: string): Promise<FileOnDisk> => {
  const found = await stat(path, bigint).catch(({ code }) =>
    reject(`cannot be read (${code})`, path),
  )
  if (!found.isFile()) return reject('is not a file', path)
  return { size: Number(found.size), slice: (start, end) => read(path, found, start, end) }
}

const bigint = { bigint: true } as const

/** Reads a slice of the file that was found. It may have been replaced or rewritten since. */
const read = async (
  path: string,
  found: BigIntStats,
  start: number,
  end: number,
): Promise<Uint8Array<ArrayBuffer>> => {
  const chunk = new Uint8Array(end - start)
  let isSame = false
  const file = await open(path).catch(() => undefined)
  try {
    // What replaced the file may be unreadable, such as a folder.
    const bytesRead = await file?.read(chunk, 0, chunk.length, start).then(
      (result) => result.bytesRead,
      () => undefined,
    )
    // Checked after the read: then no byte of the chunk is newer.
    isSame = bytesRead === chunk.length && isSameFile(found, await file?.stat(bigint))
  } finally {
    await file?.close()
  }
  if (!isSame) throw wasChanged(path)
  return chunk
}

/** The modification time can be set back, the time of the last change cannot. */
const isSameFile = (one: BigIntStats, other: BigIntStats | undefined): boolean =>
  (['dev', 'ino', 'size', 'mtimeNs', 'ctimeNs'] as const).every(
    (field) => one[field] === other?.[field],
  )

const reject = (reason: string, path: string): never => {
  throw new InvalidFile(`${reason}: ${JSON.stringify(path)}`)
}

/**
 * Node's fetch keeps a copy of a streamed body in case it has to follow a redirect. Redirects are
 * never followed here, so the copy is not needed. Other runtimes keep none.
 */
const noReplayBuffer = { redirect: 'error' } as const

export const makeUploadForm: CreateUploadForm = createUploadFormFactory(openFile, noReplayBuffer)
