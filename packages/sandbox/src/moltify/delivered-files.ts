import { moltify } from '@molt-sdk/contracts/moltify'
import { fileTypeError, sniffLength } from '@molt-sdk/contracts/moltify/file-types'
import { validationFailed } from './errors.ts'

const { fieldName, maxFiles } = moltify.operations.deliverAgentTask.files

/** Throws `HttpError` for too many files, and for files that are too large or not of their type. */
export const validateDeliveredFiles = async (
  files: readonly File[],
  maxBytes: number,
): Promise<void> => {
  const errors = files.length > maxFiles ? [`At most ${maxFiles} files are accepted`] : []
  for (const file of files) {
    const { name, type, size } = file
    if (size > maxBytes) errors.push(`${JSON.stringify(name)} is larger than ${maxBytes} bytes`)
    const head = new Uint8Array(await file.slice(0, sniffLength).arrayBuffer())
    const typeError = fileTypeError(name, type, head)
    if (typeError !== undefined) errors.push(typeError)
  }
  if (errors.length) throw validationFailed({ [fieldName]: errors })
}
