import type { Health } from '@molt-sdk/contracts/moltghost/types'
import {
  isContractError,
  isMoltError,
  isNotFoundError,
  isTimeoutError,
  TimeoutError,
} from '@molt-sdk/core'
import type { CallOptions, OptionRules } from '@molt-sdk/core/client'
import { abortSignal, atLeast, checkOptions, Deadline } from '@molt-sdk/core/client'
import { errorClassForCode } from './errors/error-class.ts'

/** Options of `waitUntilReady()`. */
export interface WaitUntilReadyOptions {
  /** Aborts the wait. */
  signal?: AbortSignal | undefined
  /**
   * Time limit of the whole wait, in milliseconds. The largest models take six minutes to start.
   * @defaultValue 600000
   */
  timeout?: number | undefined
  /**
   * Time between two polls, in milliseconds. A longer `Retry-After` of the agent takes precedence.
   * @defaultValue 5000
   */
  interval?: number | undefined
}

const milliseconds = atLeast(0, ' of milliseconds')

const optionRules: OptionRules<WaitUntilReadyOptions> = {
  signal: abortSignal,
  timeout: milliseconds,
  interval: milliseconds,
}

const operation = 'waitUntilReady'

/** States that lead to a running agent, collected from all documents of the platform. */
const startingStates = /^(initializing|restarting|pending|provisioning|deploying|starting)$/

/** States that an agent does not leave by itself. */
const terminalStates = /^(paused|failed|terminated)$/

/** Result of a poll that found the agent not ready. */
interface NotReady {
  readonly state: string
  readonly retryAfterMs: number
}

/** Polls the health of an agent until it is running or cannot start by itself. */
export const waitUntilReady = async (
  fetchHealth: (options: CallOptions) => PromiseLike<Health>,
  options: WaitUntilReadyOptions,
): Promise<Health> => {
  const {
    signal,
    timeout = 600_000,
    interval = 5_000,
  } = checkOptions('waitUntilReady()', '{ signal }', options, optionRules)
  let state = 'unknown'
  const deadline = new Deadline(signal, timeout, () => ({ operation, retryable: true }))
  try {
    for (;;) {
      const polled = await deadline.race(() => pollOnce(fetchHealth, deadline.nextAttemptSignal()))
      if ('health' in polled) return polled.health
      state = polled.state
      await deadline.sleep(Math.max(polled.retryAfterMs, interval))
    }
  } catch (error) {
    if (!isTimeoutError(error) || error.operation !== operation) throw error
    const message = `${operation} timed out after ${timeout} ms; last status: ${state}.`
    throw new TimeoutError(message, { ...error })
  } finally {
    deadline.dispose()
  }
}

const pollOnce = async (
  fetchHealth: (options: CallOptions) => PromiseLike<Health>,
  signal: AbortSignal,
): Promise<NotReady | { readonly health: Health }> => {
  let health: Health
  try {
    health = await fetchHealth({ signal, maxRetries: 0 })
  } catch (error) {
    // No document shows this response: an agent that responds with an empty one is running.
    if (isContractError(error) && error.fields?.['']) return { health: {} }
    // While an agent is being created, its host exists already and responds with 404.
    if (!isMoltError(error) || !(error.retryable || isNotFoundError(error))) throw error
    return { state: error.code, retryAfterMs: error.retryAfterMs ?? 0 }
  }
  const state = `${health.status}`.toLowerCase()
  if (startingStates.test(state)) return { state, retryAfterMs: 0 }
  const ErrorClass = terminalStates.test(state) && errorClassForCode(`agent_${state}`)
  if (!ErrorClass) return { health }
  throw new ErrorClass(`${operation}: the agent is ${state} and will not start by itself.`, {
    code: `agent_${state}`,
    operation,
  })
}
