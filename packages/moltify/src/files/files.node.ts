import type { BigIntStats } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { requestBodyCode } from '@molt-sdk/core/client'
import type { FileOnDisk } from './content.ts'
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
  const changed = (): Error => {
    const error = new Error(`${path} was changed while it was being sent.`)
    return Object.assign(error, { code: requestBodyCode })
  }
  const file = await open(path).catch(() => {
    throw changed()
  })
  try {
    const chunk = new Uint8Array(end - start)
    const { bytesRead } = await file.read(chunk, 0, chunk.length, start)
    // Checked after the read: then no byte of the chunk is newer.
    const isSame = isSameFile(found, await file.stat(bigint)) && bytesRead === chunk.length
    if (!isSame) throw changed()
    return chunk
  } finally {
    await file.close()
  }
}

const isSameFile = (one: BigIntStats, other: BigIntStats): boolean =>
  (['dev', 'ino', 'size', 'mtimeNs'] as const).every((field) => one[field] === other[field])

const reject = (reason: string, path: string): never => {
  throw new InvalidFile(`${reason}: ${JSON.stringify(path)}`)
}

/**
 * Node's fetch keeps a copy of a streamed body in case it has to follow a redirect. Redirects are
 * never followed here, so the copy is not needed. Other runtimes keep none.
 */
const noReplayBuffer = { redirect: 'error' } as const

export const makeUploadForm: CreateUploadForm = createUploadFormFactory(openFile, noReplayBuffer)
