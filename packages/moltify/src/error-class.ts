import type { Operation, ParsedError } from '@molt-sdk/contracts/kernel'
import { StateError } from './state-error.ts'

/** Tells a step that is not possible from input that is wrong: the platform answers both with 400. */
export const errorClassFor = (
  { effect }: Operation,
  { reason }: ParsedError,
  status: number,
): typeof StateError | undefined =>
  reason === 'state' || (status === 409 && effect === 'transition') ? StateError : undefined
