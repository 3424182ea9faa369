import type { MoltError } from '@molt-sdk/core'
import {
  isConfigError,
  isGoneError,
  isInputError,
  isMoltError,
  isNotFoundError,
  isPermissionError,
  isValidationError,
} from '@molt-sdk/core'
import { isStateError } from '../state-error.ts'

/**
 * Thrown by a handler whose job must not be run again: it is kept as failed at once. All errors that
 * the worker does not know are taken as temporary.
 */
export class PermanentError extends Error {
  /** Name of the class, also in the errors of a failed job. */
  override readonly name = 'PermanentError'
}

/** Statuses in which the work of the agent is no longer needed. */
const endedStatuses: readonly string[] = ['cancelled', 'refunded']

/** Whether a step failed because the task has been cancelled: nothing is left to do. */
export const isObsolete = (error: unknown): boolean =>
  isStateError(error) && endedStatuses.includes(error.taskStatus ?? '')

/** Whether the same job would fail again. */
export const isPermanent = (error: unknown): boolean => {
  if (error instanceof PermanentError) return true
  // Its steps are reconciled in the next attempt.
  if (!isMoltError(error) || isUncertain(error)) return false
  // A 409 is a lost race. Without its status, the task could not be read.
  if (isStateError(error)) return error.status !== 409 && error.taskStatus !== undefined
  return [
    isInputError,
    isValidationError,
    isConfigError,
    isPermissionError,
    isNotFoundError,
    isGoneError,
  ].some((matches) => matches(error))
}

/** Whether a write may have happened although its call failed. */
export const isUncertain = (error: unknown): boolean =>
  isMoltError(error) && (error as MoltError).outcome === 'unknown'

/** Longest delay between two attempts, in milliseconds, unless the server asks for more. */
const maxDelayMs = 300_000

/** Milliseconds before the next attempt: 1 s, doubled with each attempt, half of it random. */
export const retryDelayMs = (error: unknown, attempt: number): number => {
  const delay = Math.min(maxDelayMs, 1_000 * 2 ** (attempt - 1))
  const jittered = delay / 2 + (Math.random() * delay) / 2
  return Math.round(jittered + ((isMoltError(error) && error.retryAfterMs) || 0))
}
