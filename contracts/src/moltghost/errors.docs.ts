import type { ErrorDocs } from '../openapi/index.ts'
import type { errors } from './errors.ts'

/** When each error code comes, and what it looks like. */
export const errorDocs: Readonly<Record<keyof typeof errors, ErrorDocs>> = {
  agent_initializing: {
    description:
      'The agent is starting: come back in 60 seconds. The status is one of success, its body is not documented, and a related page gives 503 instead.',
    message: 'The agent is starting and takes no calls yet.',
  },
  invalid_request: {
    description: 'A field is missing or wrong. `param` names it.',
    message: 'messages: is required',
    details: { param: 'messages' },
  },
  invalid_api_key: {
    description: 'The API key is missing or not valid.',
    message: 'Invalid API key',
  },
  rate_limited: {
    description:
      'Too many requests. Wait 60 seconds. The status is that of a refusal, its code is not.',
    message: 'Too many requests. Try again in 60 seconds.',
  },
  not_found: {
    description:
      'No operation has this path, or, as a related page has it, the agent has not got its host yet.',
    message: 'There is nothing at this path.',
  },
  model_not_found: {
    description: 'The agent has no such model. Its name is that of OpenAI.',
    message: 'The agent has no model "gpt-4".',
    details: { param: 'model' },
  },
  skill_not_found: {
    description: 'The agent has no such skill. That the status comes is known from a related page.',
    message: 'The agent has no skill "crm_query".',
    details: { param: 'tools' },
  },
  agent_terminated: {
    description:
      'The agent is gone for good. That the status comes is documented, its code is not.',
    message: 'Agent is terminated',
  },
  quota_exceeded: {
    description: 'The tokens of this month are used up. No wait helps before the next month.',
    message: 'Monthly token limit reached',
  },
  internal_error: {
    description: 'The platform failed.',
    message: 'Something went wrong on our side.',
  },
  agent_paused: {
    description: 'The agent is paused until somebody starts it.',
    message: 'Agent is paused',
  },
  agent_restarting: {
    description: 'The agent is restarting, which is brief.',
    message: 'Agent is restarting',
  },
  agent_failed: {
    description:
      'The agent could not be brought to run. No document says how its endpoint answers.',
    message: 'Agent has failed',
  },
  timeout: {
    description: 'The agent took longer than `timeout_seconds`, or than it may.',
    message: 'The agent took longer than 60 seconds.',
  },
}
