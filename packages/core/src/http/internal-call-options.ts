import type { Operation } from '@molt-sdk/contracts/kernel'
import type { ApiError } from '../errors/api-error.ts'
import type { ErrorContext, MoltError } from '../errors/molt-error.ts'
import type { ParsedResponse } from './call.ts'
import type { OptionRules } from './check-options.ts'
import type { Deadline } from './deadline.ts'
import type { ResponseScope } from './read-response.ts'
import type { CallArgs, UploadFactory } from './request.ts'
import type { Semaphore } from './semaphore.ts'

/** The part of a call that loading code needs. */
interface PrepareScope {
  readonly deadline: Deadline
  readonly errorContext: () => ErrorContext
}

/** Options of sending a request that a client's own code sets, in addition to the caller's options. */
export interface RunnerOptions {
  /**
   * Acquired in order before the call is sent, and held until it ends. A function is called at that
   * moment, so that nothing needs to be kept for later calls.
   */
  readonly semaphores?: readonly (Semaphore | (() => Semaphore))[] | undefined
  /** Runs once, within the time limits, after the input was validated and before anything is sent. */
  readonly prepare?: ((signal: AbortSignal, scope: PrepareScope) => Promise<void>) | undefined
  /** Replaces the JSON body, which is still validated. Called for each attempt. */
  readonly upload?: UploadFactory | undefined
  /** The options as the caller wrote them and their rules, if they are not those of every call. */
  readonly givenOptions?: readonly [options: unknown, rules: OptionRules<unknown>] | undefined
  /** Checks the arguments before the request is prepared. Throws an `InputError`. */
  readonly check?: (() => void) | undefined
  /** Set if fields of the body are options, whose names were checked, or were added on purpose. */
  readonly extensibleBody?: boolean | undefined
  /** What the caller calls fields of the body that are sent with other names, by the name that is sent. */
  readonly callersNames?: Readonly<Record<string, string>> | undefined
  /** The `accept` header. By default JSON. */
  readonly accept?: string | undefined
  /** Called with the error of an attempt before the next one. */
  readonly onRetry?: ((error: MoltError) => void) | undefined
  /** Returns another operation with the same result when the first was rejected. Called once. */
  readonly fallback?: ((error: ApiError) => readonly [Operation, CallArgs] | undefined) | undefined
}

/** Options of a call that a client's own code sets, in addition to the caller's options. */
export interface InternalCallOptions<Value = never> extends RunnerOptions {
  /**
   * Called when the response of a write was lost. Reads back whether the write happened, and returns
   * what it read if so.
   */
  readonly reconcile?: (() => Promise<ParsedResponse<Value> | undefined>) | undefined
  /** Returns the result of a call although it failed, if the error shows that it has one. */
  readonly recover?: ((error: MoltError) => ParsedResponse<Value> | undefined) | undefined
  /** Converts the data of a successful response to the value of the call, or throws. */
  readonly parse?:
    | ((data: unknown, scope: ResponseScope, status: number) => Promise<Value>)
    | undefined
}
