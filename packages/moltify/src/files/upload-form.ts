import type { deliverAgentTask } from '@molt-sdk/contracts/moltify/agent-tasks/agent-tasks'
import type { DeliveredFile } from '@molt-sdk/contracts/moltify/types'
import type { InputError } from '@molt-sdk/core'
import type { InternalCallOptions } from '@molt-sdk/core/client'
import { sizeOf } from './content.ts'
import type { FileInput, UploadProgress } from './delivery-file.ts'
import { encodeMultipart } from './encode-multipart.ts'
import type { OpenFile } from './prepare-file.ts'
import { prepareFiles } from './prepare-files.ts'
import { toReadableStream } from './to-readable-stream.ts'

/** Fields, files and the progress listener of an upload. */
export type UploadArgs = readonly [
  fields: Readonly<Record<string, string | undefined>>,
  files: Iterable<FileInput>,
  onProgress: ((progress: UploadProgress) => unknown) | undefined,
]

/** A form that can be sent more than once. */
export interface UploadForm {
  readonly upload: NonNullable<InternalCallOptions['upload']>
  /** Must be called with the response, which shows that the form has arrived. */
  readonly onResponse: <T>(response: T) => T
  /** Whether these are the files of the form, as far as their names and sizes are shown. */
  readonly sentFiles: (files: readonly DeliveredFile[]) => boolean
}

/**
 * Creates a form. Throws an `InputError` if a file is invalid. The class is a parameter: imported
 * here, a bundler would move it to a chunk of its own.
 *
 * @param signal aborts the reading of streams
 */
export type CreateUploadForm = (
  InputErrorClass: typeof InputError,
  operation: Pick<typeof deliverAgentTask, 'id' | 'files'>,
  signal: AbortSignal | undefined,
  ...uploadArgs: UploadArgs
) => Promise<UploadForm>

/** Browsers can stream a request body only over HTTP/2 and after a preflight request. */
const canStream: boolean = !('document' in globalThis) && !('importScripts' in globalThis)

export const createUploadFormFactory =
  (open: OpenFile, fetchInit: { readonly redirect?: 'error' }): CreateUploadForm =>
  async (InputErrorClass, { id, files: rules }, signal, fields, files, onProgress) => {
    const { prepared, fields: errors } = await prepareFiles(files, rules, open, signal)
    if (errors) {
      const messages = Object.entries(errors).map(([field, [message]]) => `${field} ${message}`)
      throw new InputErrorClass(`${id}: ${messages.join('; ')}.`, { operation: id, fields: errors })
    }
    const { type, contents } = encodeMultipart(fields, rules.fieldName, prepared)
    const total = contents.reduce((sum, content) => sum + sizeOf(content), 0)
    const report = (sent: number): void => {
      try {
        onProgress?.({ sent, total })
      } catch {
        // An error in the progress listener must not fail the delivery.
      }
    }
    return {
      upload: (jsonHeaders) => {
        report(0)
        const headers = { ...jsonHeaders, 'content-type': type }
        if (!canStream) return { headers, body: new Blob(contents as BlobPart[]) }
        // Not every server accepts a body without a content-length.
        const withLength = { ...headers, 'content-length': `${total}` }
        let failure: Error | undefined
        const body = toReadableStream(contents, report, (error) => {
          failure = error
        })
        return { ...fetchInit, headers: withLength, body, duplex: 'half', failure: () => failure }
      },
      onResponse: (response) => {
        if (!canStream) report(total)
        return response
      },
      sentFiles: (shown) =>
        shown.length === prepared.length &&
        prepared.every(({ name, content }, index) => {
          const file = shown[index]
          return (
            (file?.name ?? name) === name && (file?.size ?? sizeOf(content)) === sizeOf(content)
          )
        }),
    }
  }
