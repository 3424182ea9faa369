import type { MoltError } from '@molt-sdk/core'
import { isConnectionError, isMoltError, isTimeoutError } from '@molt-sdk/core'

/** What went wrong, in plain words, and what helps against it. */
export interface ErrorMessage {
  readonly message: string
  readonly hint?: string | undefined
}

const start = 'Somebody has to start it: moltghost agent start NAME'
const wait = 'Wait until it runs: moltghost health --wait'

/** By code. The words of the platform stand where none are given here. */
const known: Readonly<Record<string, Partial<ErrorMessage>>> = {
  agent_paused: { message: 'The agent is paused.', hint: start },
  agent_initializing: { message: 'The agent is starting and takes no calls yet.', hint: wait },
  agent_restarting: { message: 'The agent is restarting.', hint: wait },
  agent_failed: { message: 'The agent has failed.', hint: 'Try: moltghost agent restart NAME' },
  agent_terminated: { message: 'The agent is gone for good. Its address will not come back.' },
  invalid_api_key: {
    message: 'The API key was refused.',
    hint: 'Check MOLTGHOST_API_KEY. A new key comes from: moltghost auth create-key',
  },
  quota_exceeded: {
    message: 'The tokens of this month are used up.',
    hint: 'Waiting a little does not help: a bigger plan or the next month does.',
  },
  timeout: {
    message: 'The agent did not finish in time.',
    hint: 'Give it longer with --timeout-seconds, or ask for less.',
  },
  skill_not_found: { hint: 'Only skills that were given to the agent can be invoked.' },
  model_not_found: { hint: 'The models that there are: moltghost models' },
  not_found: { hint: 'Check the name and the address.' },
}

/** By kind, where no answer came or only part of one. */
const connectionHint = (error: MoltError): string | undefined => {
  if (isTimeoutError(error) && operationsWithTimeoutFlag.test(`${error.operation}`)) {
    return 'Give it longer with --timeout-seconds.'
  }
  return isTimeoutError(error) || isConnectionError(error)
    ? 'Check the address (--agent-id, --endpoint, --base-url, --control-url) and the network.'
    : undefined
}

/** What `--timeout-seconds` is for. */
const operationsWithTimeoutFlag = /^(createChat|invokeTools|waitUntilReady)$/

const messageFor = (error: MoltError): Partial<ErrorMessage> => {
  const { code, retryAfterMs, outcome } = error
  if (code === 'rate_limited') {
    const seconds = Math.ceil((retryAfterMs ?? 60_000) / 1000)
    return { message: 'Too many calls.', hint: `Wait ${seconds} seconds, or upgrade the plan.` }
  }
  if (Object.hasOwn(known, code)) return known[code] ?? {}
  if (error.partialText) return { hint: 'What came of the answer stands above.' }
  const look = 'It may have been done all the same: look before you do it again.'
  return { hint: outcome === 'unknown' ? look : connectionHint(error) }
}

/** Tells people what went wrong. */
export const describeError = (error: unknown): ErrorMessage => {
  if (!isMoltError(error)) return { message: error instanceof Error ? error.message : `${error}` }
  const { message = withoutOperationName(error.message), hint } = messageFor(error)
  return { message, hint }
}

/** Without the name of the operation, which is for programmers. */
const withoutOperationName = (message: string): string => {
  const words = message.replace(/^(\w+( failed with \d+( \w+)?)?: |[a-z]+[A-Z]\w* )/, '')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
