import type { Operation, ParsedError } from '@molt-sdk/contracts/kernel'
import { StateError } from './state-error.ts'

/** Separates a transition that is not possible from invalid input: the platform uses 400 for both. */
export const errorClassFor = (
  { effect }: Operation,
  { reason }: ParsedError,
  status: number,
): typeof StateError | undefined =>
  reason === 'state' || (status === 409 && effect === 'transition') ? StateError : undefined
