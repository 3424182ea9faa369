import type { Cents } from '@molt-sdk/contracts/kernel'
import type { Approve } from './tool.ts'

/** What tools may do. */
export interface ToolOptions<Operation extends string = string> {
  /**
   * Operations that the model sees, by the path of their client method. `'read'` stands for all that
   * change nothing. All others are hidden.
   * @defaultValue ['read']
   */
  allow?: readonly ('read' | Operation)[] | undefined
  /** Limits for as long as the tools exist, also for calls that run side by side. */
  limits?: Limits<Operation> | undefined
  /**
   * Asked before each call that is not a `read`. Without it, every allowed call is made.
   */
  approve?: Approve | undefined
  /**
   * Whether calls that are not a `read` return the request that they would send, without sending it.
   * @defaultValue false
   */
  preview?: boolean | undefined
  /**
   * Length of a result in characters. Longer texts and lists are cut, with a note. At least 200.
   * @defaultValue 10000
   */
  maxResultChars?: number | undefined
}

/** Maximum number of calls by operation, and the maximum amount of all calls. */
export type Limits<Operation extends string = string> = {
  /** Maximum number of calls of an operation. Calls that certainly changed nothing do not count. */
  readonly [Name in Operation]?: number | undefined
} & {
  /**
   * US cents that all calls together may spend. An amount counts before the call is sent, and no
   * longer if the call certainly failed.
   */
  readonly spend?: Cents | undefined
}
