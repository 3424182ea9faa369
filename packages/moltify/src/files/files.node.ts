import { openAsBlob } from 'node:fs'
import { stat } from 'node:fs/promises'
import { FileRefusal } from './refusal.ts'
import type { MakeUploadForm } from './upload-form.ts'
import { uploadFormWith } from './upload-form.ts'

/** A Blob that is read from the disk as it is sent, and never held whole. */
const open = async (path: string): Promise<Blob> => {
  const found = await stat(path).catch(({ code }) => refuse(`cannot be read (${code})`, path))
  return found.isFile() ? openAsBlob(path) : refuse('is not a file', path)
}

const refuse = (why: string, path: string): never => {
  throw new FileRefusal(`${why}: ${JSON.stringify(path)}`)
}

export const makeUploadForm: MakeUploadForm = uploadFormWith(open)
