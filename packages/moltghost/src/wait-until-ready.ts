import type { Health } from '@molt-sdk/contracts/moltghost'
import {
  ConfigError,
  isMoltError,
  isNotFoundError,
  isTimeoutError,
  TimeoutError,
} from '@molt-sdk/core'
import type { CallOptions } from '@molt-sdk/core/client'
import { Deadline } from '@molt-sdk/core/client'
import { errorClassForCode } from './errors/error-class-by-code.ts'

/** How to wait for an agent. */
export interface WaitUntilReadyOptions {
  /** Ends the wait at any moment. */
  signal?: AbortSignal | undefined
  /**
   * For the whole wait, in milliseconds. The biggest models take six minutes to start.
   * @defaultValue 600000
   */
  timeout?: number | undefined
  /**
   * Between two looks, in milliseconds, unless the agent asks for a longer wait.
   * @defaultValue 5000
   */
  interval?: number | undefined
}

const operation = 'waitUntilReady'

/** States on the way to a running agent, in the words of all documents of the platform. */
const startingStates = /^(initializing|restarting|pending|provisioning|deploying|starting)$/

/** States that only somebody else can end, if anybody can. */
const terminalStates = /^(paused|failed|terminated)$/

/** What a look that found the agent not ready saw, and the wait that it was asked for. */
interface NotReady {
  readonly state: string
  readonly retryAfterMs: number
}

/** Looks at an agent, one look after the other, until it runs or never will. */
export const waitUntilReady = async (
  fetchHealth: (options: CallOptions) => PromiseLike<Health>,
  { signal, timeout = 600_000, interval = 5_000 }: WaitUntilReadyOptions,
): Promise<Health> => {
  for (const [name, value] of Object.entries({ timeout, interval })) {
    if (typeof value === 'number' && value >= 0) continue
    const message = `${name} must be a number of at least 0, not ${value}.`
    throw new ConfigError(message, { code: 'invalid_option', operation })
  }
  let state = 'not seen'
  const deadline = new Deadline(signal, timeout, () => ({ operation, retryable: true }))
  try {
    for (;;) {
      const found = await deadline.race(() => pollOnce(fetchHealth, deadline.nextAttemptSignal()))
      if ('health' in found) return found.health
      state = found.state
      await deadline.sleep(Math.max(found.retryAfterMs, interval))
    }
  } catch (error) {
    if (!isTimeoutError(error) || error.operation !== operation) throw error
    const message = `${operation}: the agent was not ready within ${timeout} ms, but ${state}.`
    throw new TimeoutError(message, { ...error })
  } finally {
    deadline.dispose()
  }
}

const pollOnce = async (
  fetchHealth: (options: CallOptions) => PromiseLike<Health>,
  signal: AbortSignal,
): Promise<NotReady | { readonly health: Health }> => {
  let health: Health | null | undefined
  try {
    health = await fetchHealth({ signal, maxRetries: 0 })
  } catch (error) {
    // The host of an agent that is being made is there before the agent is, and answers 404.
    if (!isMoltError(error) || !(error.retryable || isNotFoundError(error))) throw error
    return { state: error.code, retryAfterMs: error.retryAfterMs ?? 0 }
  }
  // No document shows the body of health: an agent that answers with none runs.
  health ??= {}
  const state = `${health.status}`.toLowerCase()
  if (startingStates.test(state)) return { state, retryAfterMs: 0 }
  const ErrorClass = terminalStates.test(state) && errorClassForCode(`agent_${state}`)
  if (!ErrorClass) return { health }
  throw new ErrorClass(`${operation}: the agent is ${state}, and no waiting changes that.`, {
    code: `agent_${state}`,
    operation,
  })
}
