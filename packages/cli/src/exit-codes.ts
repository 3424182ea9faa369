import {
  isAuthenticationError,
  isConfigError,
  isConflictError,
  isGoneError,
  isInputError,
  isMoltError,
  isNotFoundError,
  isPermissionError,
  isRateLimitError,
} from '@molt-sdk/core'
import { CommanderError } from 'commander'
import { MissingKeyError, UsageError } from './usage-error.ts'

/** Exit codes of the command, as its help lists them. */
export const exitCodes = {
  ok: 0,
  failure: 1,
  usage: 2,
  key: 3,
  notFound: 4,
  state: 5,
  rateLimit: 6,
  news: 10,
  interrupted: 130,
  /** The code that shells report for a program ended by SIGPIPE. */
  brokenPipe: 141,
} as const

/** Codes of errors about the status of a resource, which have no class of their own. */
const stateCode =
  /^(invalid_state|status_unreachable|agent_(paused|initializing|restarting|failed))$/

/** Returns the exit code for an error. */
export const exitCodeOf = (error: unknown): number => {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage
  if (error instanceof UsageError || isInputError(error)) return exitCodes.usage
  if (error instanceof MissingKeyError) return exitCodes.key
  if (!isMoltError(error)) return exitCodes.failure
  if (isConfigError(error)) {
    return /api_key/.test(error.code) ? exitCodes.key : exitCodes.usage
  }
  if (isAuthenticationError(error) || isPermissionError(error)) return exitCodes.key
  if (isNotFoundError(error) || isGoneError(error)) return exitCodes.notFound
  if (isRateLimitError(error)) return exitCodes.rateLimit
  const isState =
    isConflictError(error) || error.name === 'StateError' || stateCode.test(error.code)
  return isState ? exitCodes.state : exitCodes.failure
}
