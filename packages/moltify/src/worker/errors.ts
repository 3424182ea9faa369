import { isMoltError } from '@molt-sdk/core'
import { isPermanent as isPermanentForAll, isUncertain } from '@molt-sdk/core/worker'
import { isStateError } from '../state-error.ts'

/** Statuses in which the work of the agent is no longer needed. */
const endedStatuses: readonly string[] = ['cancelled', 'refunded']

/** Whether a step failed because the task has been cancelled: nothing is left to do. */
export const isObsolete = (error: unknown): boolean =>
  isStateError(error) && endedStatuses.includes(error.taskStatus ?? '')

/** Whether the same job would fail again. */
export const isPermanent = (error: unknown): boolean =>
  // A 409 is a lost race. Without its status, the task could not be read.
  isMoltError(error) && isStateError(error) && !isUncertain(error)
    ? error.status !== 409 && error.taskStatus !== undefined
    : isPermanentForAll(error)
