import type { MoltError } from '@molt-sdk/core'
import { isConnectionError, isMoltError, isTimeoutError } from '@molt-sdk/core'

/** Description of an error and a hint on what to do about it. */
export interface ErrorMessage {
  readonly message: string
  readonly hint?: string | undefined
}

const start = 'Start it with: moltghost agent start NAME'
const wait = 'Wait until it is running: moltghost health --wait'

/** By error code. Without a `message` here, the error's own message is printed. */
const messagesByCode: Readonly<Record<string, Partial<ErrorMessage>>> = {
  agent_paused: { message: 'The agent is paused.', hint: start },
  agent_initializing: {
    message: 'The agent is starting and does not accept calls yet.',
    hint: wait,
  },
  agent_restarting: { message: 'The agent is restarting.', hint: wait },
  agent_failed: {
    message: 'The agent has failed.',
    hint: 'Restart it with: moltghost agent restart NAME',
  },
  agent_terminated: { message: 'The agent was terminated. Its URL is permanently gone.' },
  invalid_api_key: {
    message: 'The API key was rejected.',
    hint: 'Check MOLTGHOST_API_KEY. Create a key with: moltghost auth create-key',
  },
  quota_exceeded: {
    message: 'The monthly token quota is used up.',
    hint: 'The quota resets next month; a larger plan raises it.',
  },
  timeout: {
    message: 'The agent did not reply in time.',
    hint: 'Raise --timeout-seconds, or simplify the request.',
  },
  skill_not_found: { hint: 'Only skills that are installed on the agent can be invoked.' },
  model_not_found: { hint: 'List the models with: moltghost models' },
  not_found: { hint: 'Check the name or id, and the URL.' },
}

/** Hint for a timeout or a connection error. */
const connectionHint = (error: MoltError): string | undefined => {
  if (isTimeoutError(error) && operationsWithTimeoutFlag.test(`${error.operation}`)) {
    return 'Raise --timeout-seconds.'
  }
  return isTimeoutError(error) || isConnectionError(error)
    ? 'Check the URL (--agent-id, --endpoint, --base-url, --control-url) and the network.'
    : undefined
}

/** Operations of commands that have `--timeout-seconds`. */
const operationsWithTimeoutFlag = /^(createChat|invokeTools|waitUntilReady)$/

const messageFor = (error: MoltError): Partial<ErrorMessage> => {
  const { code, retryAfterMs, outcome } = error
  if (code === 'rate_limited') {
    const seconds = Math.ceil((retryAfterMs ?? 60_000) / 1000)
    return { message: 'Too many requests.', hint: `Wait ${seconds} seconds, or upgrade your plan.` }
  }
  if (Object.hasOwn(messagesByCode, code)) return messagesByCode[code] ?? {}
  if (error.partialText) return { hint: 'The partial reply is shown above.' }
  const unknown = 'The request may have been processed. Check before you retry.'
  return { hint: outcome === 'unknown' ? unknown : connectionHint(error) }
}

/** Returns the message and hint to print for an error. */
export const describeError = (error: unknown): ErrorMessage => {
  if (!isMoltError(error)) return { message: error instanceof Error ? error.message : `${error}` }
  const { message = withoutOperationName(error.message), hint } = messageFor(error)
  return { message, hint }
}

/** Removes the operation id at the start of a client message, which means nothing to CLI users. */
const withoutOperationName = (message: string): string => {
  const text = message
    .replace(/^(\w+( failed with \d+( \w+)?)?: |[a-z]+[A-Z]\w* )/, '')
    // The hint of the command names its own options.
    .replace(' Check baseUrl and the network.', '')
    .replace("set api: 'openai'", 'pass --api openai and --model')
  return text.charAt(0).toUpperCase() + text.slice(1)
}
