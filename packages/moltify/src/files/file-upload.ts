import { deliverAgentTask } from '@molt-sdk/contracts/moltify'
import { InputError } from '@molt-sdk/core'
import type { CallExtras } from '@molt-sdk/core/client'
import type { UploadArgs, UploadForm } from './upload-form.ts'

interface FileUploadOptions extends Pick<CallExtras<never>, 'gates' | 'upload'> {
  readonly onResponse: UploadForm['onResponse']
}

/**
 * Sends files along. All that this takes is loaded when it is first needed, and done before the
 * call is sent, inside its deadline.
 */
export const fileUploadOptions = (...delivered: UploadArgs): FileUploadOptions => {
  let form: UploadForm
  return {
    gates: [
      {
        acquire: async (signal) => {
          const { makeUploadForm } = await import('@moltify/sdk/internal/files')
          form = await makeUploadForm(InputError, deliverAgentTask, signal, ...delivered)
          return () => undefined
        },
      },
    ],
    upload: (headers) => form.upload(headers),
    onResponse: (answer) => form.onResponse(answer),
  }
}
