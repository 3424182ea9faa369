import { FileRefusal } from './refusal.ts'
import type { MakeUploadForm } from './upload-form.ts'
import { uploadFormWith } from './upload-form.ts'

export const makeUploadForm: MakeUploadForm = uploadFormWith(() => {
  throw new FileRefusal('is a path, and there are no files here: give { name, data }')
}, {})
