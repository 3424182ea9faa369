import { InvalidFile } from './invalid-file.ts'
import type { CreateUploadForm } from './upload-form.ts'
import { createUploadFormFactory } from './upload-form.ts'

export const makeUploadForm: CreateUploadForm = createUploadFormFactory(() => {
  throw new InvalidFile('is a path, and there are no files here: give { name, data }')
}, {})
