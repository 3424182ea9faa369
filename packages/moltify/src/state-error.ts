import { ConflictError } from '@molt-sdk/core'

/**
 * The status of the task, agent or budget does not allow this transition, or another request
 * changed the status first (400 or 409).
 */
export class StateError extends ConflictError {
  static override readonly kind: string = 'StateError'
  declare readonly name: 'StateError'
  /** The status of the task, read after the error. Missing if that read failed. */
  declare readonly taskStatus?: string
}

/** Whether a value is a `StateError`, from any copy of the package. */
export const isStateError = (value: unknown): value is StateError => value instanceof StateError
