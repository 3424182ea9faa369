import { AbortError } from '../errors/client-errors.ts'

/** The reason to abort a run whose job another worker has. */
export const leaseLost = (): AbortError =>
  new AbortError('Another worker has taken over this job: this one was stopped for too long.', {
    code: 'lease_lost',
  })

/** The reason to abort a run whose worker was closed. */
export const workerClosed = (): AbortError =>
  new AbortError('The worker was closed before its job had ended.', { code: 'aborted' })
