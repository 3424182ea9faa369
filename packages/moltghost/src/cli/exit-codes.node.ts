import { isConfigError, isInputError, isMoltError, isTimeoutError } from '@molt-sdk/core'
import { CommanderError } from 'commander'
import { UsageError } from './usage-error.node.ts'

/** Exit codes of the command, as listed in its help. */
export const exitCodes = {
  ok: 0,
  failed: 1,
  usage: 2,
  notRunning: 3,
  interrupted: 130,
  /** The code that shells report for a command ended by SIGPIPE. */
  brokenPipe: 141,
} as const

const notRunning =
  /^(initializing|restarting|pending|provisioning|deploying|starting|paused|stopped|failed|terminated)$/i

/** Returns whether an agent accepts calls. An unknown or missing status counts as running. */
export const isRunning = (status: string | null | undefined): boolean =>
  !notRunning.test(status ?? '')

/** Returns the exit code for an error. */
export const exitCodeOf = (error: unknown): number => {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage
  if (error instanceof UsageError || isConfigError(error) || isInputError(error)) {
    return exitCodes.usage
  }
  if (!isMoltError(error)) return exitCodes.failed
  const { code, operation } = error
  const timedOutWaiting = operation === 'waitUntilReady' && isTimeoutError(error)
  const state = /^agent_(.+)$/.exec(code)?.[1]
  return timedOutWaiting || !isRunning(state) ? exitCodes.notRunning : exitCodes.failed
}
