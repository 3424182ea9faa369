import { deliverAgentTask } from '@molt-sdk/contracts/moltify'
import type { CallExtras } from '@molt-sdk/core'
import { InputError } from '@molt-sdk/core/errors'
import type { Delivered, UploadForm } from './upload-form.ts'

interface FileExtras extends Pick<CallExtras<never>, 'gates' | 'upload'> {
  readonly onAnswer: UploadForm['arrived']
}

/**
 * Sends files along. All that this takes is loaded when it is first needed, and done before the
 * call is sent, inside its deadline.
 */
export const withFiles = (...delivered: Delivered): FileExtras => {
  let form: UploadForm
  return {
    gates: [
      {
        acquire: async (signal) => {
          const { makeUploadForm } = await import('#files')
          form = await makeUploadForm(InputError, deliverAgentTask, signal, ...delivered)
          return () => undefined
        },
      },
    ],
    upload: (headers) => form.upload(headers),
    onAnswer: (answer) => form.arrived(answer),
  }
}
