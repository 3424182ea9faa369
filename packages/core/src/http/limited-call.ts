import type { Operation } from '@molt-sdk/contracts/kernel'
import type { ErrorContext } from '../errors/molt-error.ts'
import type { ClientContext } from './client-context.ts'
import type { Deadline } from './deadline.ts'

/** The parts of a call that count towards the rate limits. */
export interface LimitedCall {
  readonly operation: Operation
  readonly context: ClientContext
  readonly deadline: Deadline
  readonly isUpload: boolean
  readonly errorContext: () => ErrorContext
}
