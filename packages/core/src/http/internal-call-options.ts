import type { Operation } from '@molt-sdk/contracts/kernel'
import type { ApiError } from '../errors/api-error.ts'
import type { ParsedResponse } from './call.ts'
import type { CallArgs, UploadFactory } from './request.ts'
import type { Semaphore } from './semaphore.ts'

/** What a client's own code sets for a call, in addition to the caller's options. */
export interface InternalCallOptions<Value = never> {
  /** Acquired in order before the call is sent, and held until it ends. */
  readonly semaphores?: readonly Semaphore[] | undefined
  /** Runs once, inside the deadline, after the input was checked and before anything is sent. */
  readonly prepare?: ((signal: AbortSignal) => Promise<void>) | undefined
  /** Replaces the JSON body, which is checked nevertheless. Called for each attempt. */
  readonly upload?: UploadFactory | undefined
  /**
   * Called when a write was sent and its response was lost. Reads back whether the write happened,
   * and returns what it read if so.
   */
  readonly reconcile?: (() => Promise<ParsedResponse<Value> | undefined>) | undefined
  /** Another operation with the same result, for a server that rejects the first. Called once. */
  readonly fallback?: ((error: ApiError) => readonly [Operation, CallArgs] | undefined) | undefined
}
