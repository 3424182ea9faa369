import type { deliverAgentTask } from '@molt-sdk/contracts/moltify'
import type { CallExtras } from '@molt-sdk/core'
import type { InputError } from '@molt-sdk/core/errors'
import { counted } from './counted.ts'
import type { DeliveryFile, UploadProgress } from './delivery-file.ts'
import type { NamedBlob, OpenPath } from './read-file.ts'
import { readFiles } from './read-files.ts'

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
  (open: OpenPath): MakeUploadForm =>
  async (WrongInput, { id, files: rules }, signal, texts, files, onProgress) => {
    const { ready, fields } = await readFiles(files, rules, open, signal)
    if (fields) {
      const wrong = Object.entries(fields).map(([field, [why]]) => `${field} ${why}`)
      throw new WrongInput(`${id}: ${wrong.join('; ')}.`, { operation: id, fields })
    }
    const formOf = (contentOf: (file: NamedBlob) => Blob): FormData => {
      const form = new FormData()
      for (const [name, text] of Object.entries(texts)) {
        if (text !== undefined) form.append(name, text)
      }
      for (const file of ready) form.append(rules.part, contentOf(file), file.name)
      return form
    }
    const whole = (): FormData => formOf(({ blob }) => blob)
    // The runtime names the boundary of a form, and tells its length.
    const upload: UploadForm['upload'] = ({ 'content-type': _, ...headers }) => ({
      headers,
      body: whole(),
    })
    const arrived: UploadForm['arrived'] = (answer) => answer
    if (!onProgress) return { upload, arrived }

    // Boundaries differ, but not in their length.
    const outline = new Response(formOf(({ blob: { type } }) => new Blob([], { type })))
    const { byteLength } = await outline.arrayBuffer()
    const total = ready.reduce((sum, { blob }) => sum + blob.size, byteLength)
    const report = (sent: number): void => {
      try {
        onProgress({ sent, total })
      } catch {
        // A progress bar that fails is no reason to fail a delivery.
      }
    }
    if (canStream) return { upload: (headers) => counted(headers, whole(), total, report), arrived }
    return {
      upload: (headers) => {
        report(0)
        return upload(headers)
      },
      arrived: (answer) => {
        report(total)
        return answer
      },
    }
  }
