import {
  isConnectionError,
  isInputError,
  isMoltError,
  isStreamError,
  isTimeoutError,
} from '@molt-sdk/core/errors'

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

const address =
  'Check the address (--agent-id, --endpoint, --base-url, --control-url) and the network.'

/** Tells people what went wrong. */
export const problemOf = (error: unknown): Problem => {
  if (!isMoltError(error)) return { message: error instanceof Error ? error.message : `${error}` }
  const { code, message, retryAfterMs, outcome } = error
  if (code === 'rate_limited') {
    const seconds = Math.ceil((retryAfterMs ?? 60_000) / 1000)
    return { message: 'Too many calls.', cure: `Wait ${seconds} seconds, or upgrade the plan.` }
  }
  const unsure = outcome && 'It may have been done all the same: look before you do it again.'
  if (isConnectionError(error)) {
    const said = sentence(message.replace(/^\w+ /, ''))
    return { message: said, cure: unsure ?? address }
  }
  if (isTimeoutError(error))
    return { message: said(message), cure: unsure ?? known['timeout']?.cure }
  if (isStreamError(error) && !Object.hasOwn(known, code)) {
    return {
      message: `The answer broke off: ${said(message)}`,
      cure: 'What came of it stands above.',
    }
  }
  if (isInputError(error)) return { message: sentence(said(message)) }
  const words = Object.hasOwn(known, code) ? known[code] : undefined
  return { message: words?.message ?? said(message), cure: words?.cure ?? unsure }
}

/** Without the name of the operation, which is for programmers. */
const said = (message: string): string => message.replace(/^\w+( failed with \d+( \w+)?)?: /, '')

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
