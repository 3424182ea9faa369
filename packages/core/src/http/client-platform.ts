import type { Operation, ParsedError, Platform } from '@molt-sdk/contracts/kernel'
import type { ApiError } from '../errors/api-error.ts'
import type { Generation } from '../observe/hooks.ts'

/** A platform, with settings that only its client uses. */
export interface ClientPlatform extends Platform {
  /** Returns the class of an error whose status alone does not determine it. */
  readonly errorClassFor?: (
    operation: Operation,
    failure: ParsedError,
    status: number,
  ) => typeof ApiError | undefined
  /** Returns what the result of an operation says about how it was generated, if anything. */
  readonly generationOf?:
    | ((operation: Operation, result: unknown) => Generation | undefined)
    | undefined
  /** Whether calls carry the cookies of the page. Set by a client that uses a session. */
  readonly usesSession?: boolean
  /** Returns what else an error suggests to do, if anything. */
  readonly hintFor?:
    | ((operation: Operation, failure: ParsedError, status: number) => string | undefined)
    | undefined
  /** What a 401 suggests to check, if it is not the API key. */
  readonly authHint?: string
}
