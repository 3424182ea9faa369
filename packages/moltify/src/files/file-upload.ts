import { deliverAgentTask } from '@molt-sdk/contracts/moltify/agent-tasks/agent-tasks'
import { InputError } from '@molt-sdk/core'
import type { InternalCallOptions } from '@molt-sdk/core/client'
import { loadModule } from '@molt-sdk/core/client'
import type { UploadArgs, UploadForm } from './upload-form.ts'

interface FileUploadOptions extends Pick<InternalCallOptions, 'prepare' | 'upload'> {
  readonly onResponse: UploadForm['onResponse']
  readonly sentFiles: UploadForm['sentFiles']
}

/** Sends files with a delivery. The code for it is loaded with the first file. */
export const fileUploadOptions = (...uploadArgs: UploadArgs): FileUploadOptions => {
  let form: UploadForm
  return {
    prepare: async (signal, scope) => {
      const load = () => import('@moltify/sdk/internal/files')
      const { makeUploadForm } = await loadModule(scope, 'the code that sends files', load)
      form = await makeUploadForm(InputError, deliverAgentTask, signal, ...uploadArgs)
    },
    upload: (headers) => form.upload(headers),
    onResponse: (response) => form.onResponse(response),
    sentFiles: (files) => form.sentFiles(files),
  }
}
