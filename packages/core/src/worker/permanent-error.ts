import {
  isConfigError,
  isGoneError,
  isInputError,
  isMoltError,
  isNotFoundError,
  isPermissionError,
  isValidationError,
} from '../errors/guards.ts'
import type { MoltError } from '../errors/molt-error.ts'

/**
 * Thrown by a handler whose job must not be run again: it is kept as failed at once. All errors that
 * the worker does not know are taken as temporary.
 */
export class PermanentError extends Error {
  /** Name of the class, also in the errors of a failed job. */
  override readonly name = 'PermanentError'
}

/** Whether the same job would fail again. */
export const isPermanent = (error: unknown): boolean => {
  if (error instanceof PermanentError) return true
  // Its steps are reconciled in the next attempt.
  if (!isMoltError(error) || isUncertain(error)) return false
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
