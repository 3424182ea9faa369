import { moltify } from '@molt-sdk/contracts/moltify'
import { fileTypeError, sniffLength } from '@molt-sdk/contracts/moltify/file-types'
import { validationFailed } from './errors.ts'

const { fieldName, maxFiles, maxBytes } = moltify.operations.deliverAgentTask.files

/** Refuses files that are too many, too big, or not what they say. */
export const validateDeliveredFiles = async (files: readonly File[]): Promise<void> => {
  const problems = files.length > maxFiles ? [`At most ${maxFiles} files are accepted`] : []
  for (const file of files) {
    const { name, type, size } = file
    if (size > maxBytes) problems.push(`${JSON.stringify(name)} is larger than ${maxBytes} bytes`)
    const head = new Uint8Array(await file.slice(0, sniffLength).arrayBuffer())
    const problem = fileTypeError(name, type, head)
    if (problem !== undefined) problems.push(problem)
  }
  if (problems.length) throw validationFailed({ [fieldName]: problems })
}
