import type { FileRules } from '@molt-sdk/contracts/kernel'
import type { CallExtras } from '@molt-sdk/core'
import { counted } from './counted.ts'
import type { DeliveryFile, UploadProgress } from './delivery-file.ts'
import type { NamedBlob, OpenPath } from './read-file.ts'
import type { FileProblems } from './read-files.ts'
import { readFiles } from './read-files.ts'

/** What is to be sent, and how. */
export interface FormRequest {
  readonly texts: Readonly<Record<string, string | undefined>>
  readonly files: Iterable<DeliveryFile>
  readonly rules: FileRules
  /** Ends the reading of streams. */
  readonly signal: AbortSignal | undefined
  readonly onProgress: ((progress: UploadProgress) => unknown) | undefined
}

/** A form that can be sent as often as it takes. */
export interface UploadForm {
  readonly problems?: undefined
  readonly upload: NonNullable<CallExtras<never>['upload']>
  /** Is to be called when an answer tells that the form has arrived. */
  readonly arrived?: () => void
}

/** Makes a form, or tells what is wrong with its files. */
export type MakeUploadForm = (
  request: FormRequest,
) => Promise<UploadForm | { readonly problems: FileProblems }>

/** A page and its workers cannot stream what they send, but over HTTP/2 and after a preflight. */
const canStream: boolean = !('document' in globalThis) && !('importScripts' in globalThis)

export const uploadFormWith =
  (open: OpenPath): MakeUploadForm =>
  async ({ texts, files, rules, signal, onProgress }) => {
    const { ready, problems } = await readFiles(files, rules, open, signal)
    if (problems) return { problems }
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
    if (!onProgress) return { upload }

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
    if (canStream) return { upload: (headers) => counted(headers, whole(), total, report) }
    return {
      upload: (headers) => {
        report(0)
        return upload(headers)
      },
      arrived: () => report(total),
    }
  }
