import type { Failure, Operation } from '@molt-sdk/contracts/kernel'
import { StateError } from './state-error.ts'

/** Tells a step that is not possible from input that is wrong: the platform answers both with 400. */
export const errorType = (
  { effect }: Operation,
  { kind }: Failure,
  status: number,
): typeof StateError | undefined =>
  kind === 'state' || (status === 409 && effect === 'transition') ? StateError : undefined
