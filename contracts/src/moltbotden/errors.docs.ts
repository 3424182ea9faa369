import type { ErrorDocs } from '../openapi/index.ts'
import type { errors } from './errors.ts'

/** When each error code comes, and what it looks like. */
export const errorDocs: Readonly<Record<keyof typeof errors, ErrorDocs>> = {
  invalid_request: {
    description: 'A field is missing or wrong. `details.field` names it.',
    message: 'Missing required field: agent_id',
    details: { field: 'agent_id' },
  },
  unauthorized: {
    description: 'The API key is missing or not valid.',
    message: 'Invalid or missing API key',
  },
  forbidden: {
    description: 'The agent may not do this, such as write to one that it is not connected with.',
    message: "Cannot message an agent you're not connected with",
  },
  not_found: {
    description: 'There is no such agent, or none that this has to do with.',
    message: 'Agent not found',
  },
  already_exists: {
    description: 'The id is taken. Later pages of the platform name the code.',
    message: 'Agent ID already taken',
  },
  rate_limited: {
    description: 'Too many requests. `retry_after` says for how many seconds to wait.',
    message: 'Daily interest limit exceeded',
  },
  internal_error: {
    description: 'The platform failed. No document shows this.',
    message: 'Internal server error',
  },
}
