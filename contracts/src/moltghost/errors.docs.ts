import type { ErrorDocs } from '../openapi/index.ts'
import type { errors } from './errors.ts'

/** Description and example of each error code. */
export const errorDocs: Readonly<Record<keyof typeof errors, ErrorDocs>> = {
  agent_initializing: {
    description:
      'The agent is starting. Retry in 60 seconds. The status is a 2xx status, its body is not documented, and a related page states 503 instead.',
    message: 'The agent is starting and does not accept requests yet.',
  },
  invalid_request: {
    description: 'A field is missing or invalid. `param` is its name.',
    message: 'messages: is required',
    details: { param: 'messages' },
  },
  invalid_api_key: {
    description: 'The API key is missing or not valid.',
    message: 'Invalid API key',
  },
  rate_limited: {
    description: 'Too many requests. Wait 60 seconds. The status is 403, not 429.',
    message: 'Too many requests. Try again in 60 seconds.',
  },
  not_found: {
    description:
      'No operation has this path, or, according to a related page, the host of the agent does not exist yet.',
    message: 'Path not found.',
  },
  model_not_found: {
    description: 'The agent does not have this model. The code is the one of OpenAI.',
    message: 'Model "gpt-4" not found.',
    details: { param: 'model' },
  },
  skill_not_found: {
    description: 'The agent does not have this skill. The status is stated by a related page.',
    message: 'Skill "crm_query" not found.',
    details: { param: 'tools' },
  },
  agent_terminated: {
    description: 'The agent is permanently gone. The status is documented, the code is not.',
    message: 'Agent is terminated',
  },
  quota_exceeded: {
    description: 'The monthly token quota is used up. Requests fail until the next month.',
    message: 'Monthly token limit reached',
  },
  internal_error: {
    description: 'The platform failed.',
    message: 'Internal error.',
  },
  agent_paused: {
    description: 'The agent is paused and has to be started.',
    message: 'Agent is paused',
  },
  agent_restarting: {
    description: 'The agent is restarting, which takes a short time.',
    message: 'Agent is restarting',
  },
  agent_failed: {
    description: 'The agent could not be started. The response of its endpoint is not documented.',
    message: 'Agent has failed',
  },
  timeout: {
    description: 'The agent took longer than `timeout_seconds` or the maximum.',
    message: 'The agent took longer than 60 seconds.',
  },
}
