import { isConfigError, isInputError, isMoltError, isTimeoutError } from '@molt-sdk/core'
import { CommanderError } from 'commander'
import { UsageError } from './usage-error.node.ts'

/** What the command ends with. The numbers are told in its help. */
export const exitCodes = {
  ok: 0,
  failed: 1,
  usage: 2,
  notRunning: 3,
  interrupted: 130,
  /** As a shell says of a command that ended because nobody reads what it prints. */
  brokenPipe: 141,
} as const

const notRunning =
  /^(initializing|restarting|pending|provisioning|deploying|starting|paused|stopped|failed|terminated)$/i

/** Whether an agent takes calls, by what it says. One that says nothing else did answer. */
export const isRunning = (status: string | null | undefined): boolean =>
  !notRunning.test(status ?? '')

/** The exit code that an error stands for. */
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
