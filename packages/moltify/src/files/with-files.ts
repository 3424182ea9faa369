import { deliverAgentTask } from '@molt-sdk/contracts/moltify'
import type { Answer, CallExtras } from '@molt-sdk/core'
import { InputError } from '@molt-sdk/core/errors'
import type { FormRequest, UploadForm } from './upload-form.ts'

interface FileExtras extends Pick<CallExtras<never>, 'gates' | 'upload'> {
  readonly onAnswer: <T>(answer: Answer<T>) => Answer<T>
}

/**
 * Sends files along. All that this takes is loaded when it is first needed, and done before the
 * call is sent, inside its deadline.
 */
export const withFiles = (
  texts: FormRequest['texts'],
  files: FormRequest['files'] | undefined,
  onProgress: FormRequest['onProgress'],
): FileExtras | undefined => {
  if (!files) return undefined
  const { id: operation, files: rules } = deliverAgentTask
  let form: UploadForm
  return {
    gates: [
      {
        enter: async (signal) => {
          const { makeUploadForm } = await import('#files')
          const made = await makeUploadForm({ texts, files, rules, signal, onProgress })
          const { problems: fields } = made
          if (fields) {
            const wrong = Object.entries(fields).map(([field, [why]]) => `${field} ${why}`)
            throw new InputError(`${operation}: ${wrong.join('; ')}.`, { operation, fields })
          }
          form = made
          return () => undefined
        },
      },
    ],
    upload: (headers) => form.upload(headers),
    onAnswer: (answer) => {
      form.arrived?.()
      return answer
    },
  }
}
