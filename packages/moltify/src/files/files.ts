import { InvalidFile } from './invalid-file.ts'
import type { CreateUploadForm } from './upload-form.ts'
import { createUploadFormFactory } from './upload-form.ts'

export const makeUploadForm: CreateUploadForm = createUploadFormFactory(() => {
  throw new InvalidFile('paths are not supported in this runtime; pass { name, data }')
}, {})
