import type { deliverAgentTask } from '@molt-sdk/contracts/moltify'
import type { CallExtras } from '@molt-sdk/core'
import type { InputError } from '@molt-sdk/core/errors'
import { sizeOf } from './content.ts'
import type { DeliveryFile, UploadProgress } from './delivery-file.ts'
import { encodeForm } from './encode-form.ts'
import type { OpenPath } from './read-file.ts'
import { readFiles } from './read-files.ts'
import { streamOf } from './stream-of.ts'

/** What is to be sent: texts by name, files, and who is told how far it has got. */
export type Delivered = readonly [
  texts: Readonly<Record<string, string | undefined>>,
  files: Iterable<DeliveryFile>,
  onProgress: ((progress: UploadProgress) => unknown) | undefined,
]

/** A form that can be sent as often as it takes. */
export interface UploadForm {
  readonly upload: NonNullable<CallExtras<never>['upload']>
  /** Is to see the answer that tells that the form has arrived. */
  readonly arrived: <T>(answer: T) => T
}

/**
 * Makes a form, or throws an error of what is wrong with its files. The class of that is given:
 * who loads this has it, and what both import would have to be loaded apart from either.
 *
 * @param signal ends the reading of streams
 */
export type MakeUploadForm = (
  WrongInput: typeof InputError,
  operation: Pick<typeof deliverAgentTask, 'id' | 'files'>,
  signal: AbortSignal | undefined,
  ...delivered: Delivered
) => Promise<UploadForm>

/** A page and its workers cannot stream what they send, but over HTTP/2 and after a preflight. */
const canStream: boolean = !('document' in globalThis) && !('importScripts' in globalThis)

export const uploadFormWith =
  (open: OpenPath, manner: { readonly redirect?: 'error' }): MakeUploadForm =>
  async (WrongInput, { id, files: rules }, signal, texts, files, onProgress) => {
    const { ready, fields } = await readFiles(files, rules, open, signal)
    if (fields) {
      const wrong = Object.entries(fields).map(([field, [why]]) => `${field} ${why}`)
      throw new WrongInput(`${id}: ${wrong.join('; ')}.`, { operation: id, fields })
    }
    const { type, contents } = encodeForm(texts, rules.fieldName, ready)
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
        const body = streamOf(contents, report)
        return { ...manner, headers: withLength, body, duplex: 'half' }
      },
      arrived: (answer) => {
        if (!canStream) report(total)
        return answer
      },
    }
  }
