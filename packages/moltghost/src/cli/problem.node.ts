import type { MoltError } from '@molt-sdk/core/errors'
import { isConnectionError, isMoltError, isTimeoutError } from '@molt-sdk/core/errors'

/** What went wrong, in plain words, and what helps against it. */
export interface Problem {
  readonly message: string
  readonly cure?: string | undefined
}

const start = 'Somebody has to start it: moltghost agent start NAME'
const wait = 'Wait until it runs: moltghost health --wait'

/** By code. The words of the platform stand where none are given here. */
const known: Readonly<Record<string, Partial<Problem>>> = {
  agent_paused: { message: 'The agent is paused.', cure: start },
  agent_initializing: { message: 'The agent is starting and takes no calls yet.', cure: wait },
  agent_restarting: { message: 'The agent is restarting.', cure: wait },
  agent_failed: { message: 'The agent has failed.', cure: 'Try: moltghost agent restart NAME' },
  agent_terminated: { message: 'The agent is gone for good. Its address will not come back.' },
  invalid_api_key: {
    message: 'The API key was refused.',
    cure: 'Check MOLTGHOST_API_KEY. A new key comes from: moltghost auth create-key',
  },
  quota_exceeded: {
    message: 'The tokens of this month are used up.',
    cure: 'Waiting a little does not help: a bigger plan or the next month does.',
  },
  timeout: {
    message: 'The agent did not finish in time.',
    cure: 'Give it longer with --timeout-seconds, or ask for less.',
  },
  skill_not_found: { cure: 'Only skills that were given to the agent can be invoked.' },
  model_not_found: { cure: 'The models that there are: moltghost models' },
  not_found: { cure: 'Check the name and the address.' },
}

/** By kind, where no answer came or only part of one. */
const unanswered = (error: MoltError): string | undefined => {
  if (isTimeoutError(error) && timed.test(`${error.operation}`)) {
    return 'Give it longer with --timeout-seconds.'
  }
  return isTimeoutError(error) || isConnectionError(error)
    ? 'Check the address (--agent-id, --endpoint, --base-url, --control-url) and the network.'
    : undefined
}

/** What `--timeout-seconds` is for. */
const timed = /^(createChat|invokeTools|waitUntilReady)$/

const wordsFor = (error: MoltError): Partial<Problem> => {
  const { code, retryAfterMs, outcome } = error
  if (code === 'rate_limited') {
    const seconds = Math.ceil((retryAfterMs ?? 60_000) / 1000)
    return { message: 'Too many calls.', cure: `Wait ${seconds} seconds, or upgrade the plan.` }
  }
  if (Object.hasOwn(known, code)) return known[code] ?? {}
  if (error.partialText) return { cure: 'What came of the answer stands above.' }
  const look = 'It may have been done all the same: look before you do it again.'
  return { cure: outcome === 'unknown' ? look : unanswered(error) }
}

/** Tells people what went wrong. */
export const problemOf = (error: unknown): Problem => {
  if (!isMoltError(error)) return { message: error instanceof Error ? error.message : `${error}` }
  const { message = inPlainWords(error.message), cure } = wordsFor(error)
  return { message, cure }
}

/** Without the name of the operation, which is for programmers. */
const inPlainWords = (message: string): string => {
  const words = message.replace(/^(\w+( failed with \d+( \w+)?)?: |[a-z]+[A-Z]\w* )/, '')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
