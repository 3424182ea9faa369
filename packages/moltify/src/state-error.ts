import { ConflictError } from '@molt-sdk/core'

/**
 * The task, agent or budget is in a state from which this step does not lead, or somebody else
 * got there first. The platform says so with 400 or 409.
 */
export class StateError extends ConflictError {
  static override readonly kind: string = 'StateError'
  declare readonly name: 'StateError'
  /** The status of the task, as it was read right after the refusal; missing if that failed too. */
  declare readonly taskStatus?: string
}

/** Whether an error is a `StateError`, from this copy of the package or another. */
export const isStateError = (value: unknown): value is StateError => value instanceof StateError
