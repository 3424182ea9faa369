import type { deliverAgentTask } from '@molt-sdk/contracts/moltify/agent-tasks/agent-tasks'
import type { InputError } from '@molt-sdk/core'
import type { InternalCallOptions } from '@molt-sdk/core/client'
import { sizeOf } from './content.ts'
import type { FileInput, UploadProgress } from './delivery-file.ts'
import { encodeMultipart } from './encode-multipart.ts'
import type { OpenFile } from './prepare-file.ts'
import { prepareFiles } from './prepare-files.ts'
import { toReadableStream } from './to-readable-stream.ts'

/** What is to be sent: texts by name, files, and who is told how far it has got. */
export type UploadArgs = readonly [
  texts: Readonly<Record<string, string | undefined>>,
  files: Iterable<FileInput>,
  onProgress: ((progress: UploadProgress) => unknown) | undefined,
]

/** A form that can be sent as often as it takes. */
export interface UploadForm {
  readonly upload: NonNullable<InternalCallOptions['upload']>
  /** Is to see the answer that tells that the form has arrived. */
  readonly onResponse: <T>(answer: T) => T
}

/**
 * Makes a form, or throws an error of what is wrong with its files. The class of that is given:
 * who loads this has it, and what both import would have to be loaded apart from either.
 *
 * @param signal ends the reading of streams
 */
export type CreateUploadForm = (
  InputErrorClass: typeof InputError,
  operation: Pick<typeof deliverAgentTask, 'id' | 'files'>,
  signal: AbortSignal | undefined,
  ...delivered: UploadArgs
) => Promise<UploadForm>

/** A page and its workers cannot stream what they send, but over HTTP/2 and after a preflight. */
const canStream: boolean = !('document' in globalThis) && !('importScripts' in globalThis)

export const createUploadFormFactory =
  (open: OpenFile, fetchInit: { readonly redirect?: 'error' }): CreateUploadForm =>
  async (InputErrorClass, { id, files: rules }, signal, texts, files, onProgress) => {
    const { prepared, fields } = await prepareFiles(files, rules, open, signal)
    if (fields) {
      const wrong = Object.entries(fields).map(([field, [why]]) => `${field} ${why}`)
      throw new InputErrorClass(`${id}: ${wrong.join('; ')}.`, { operation: id, fields })
    }
    const { type, contents } = encodeMultipart(texts, rules.fieldName, prepared)
    const total = contents.reduce((sum, content) => sum + sizeOf(content), 0)
    const report = (sent: number): void => {
      try {
        onProgress?.({ sent, total })
      } catch {
        // A progress bar that fails is no reason to fail a delivery.
      }
    }
    return {
      upload: (plain) => {
        report(0)
        const headers = { ...plain, 'content-type': type }
        if (!canStream) return { headers, body: new Blob(contents as BlobPart[]) }
        // Not every server takes a body whose length it is not told.
        const withLength = { ...headers, 'content-length': `${total}` }
        const body = toReadableStream(contents, report)
        return { ...fetchInit, headers: withLength, body, duplex: 'half' }
      },
      onResponse: (answer) => {
        if (!canStream) report(total)
        return answer
      },
    }
  }
