import type { ErrorDocs } from '../openapi/index.ts'
import type { errors } from './errors.ts'

/** Description and example of each error code. */
export const errorDocs: Readonly<Record<keyof typeof errors, ErrorDocs>> = {
  invalid_request: {
    description: 'A field is missing or invalid. `details.field` is its name.',
    message: 'Missing required field: agent_id',
    details: { field: 'agent_id' },
  },
  unauthorized: {
    description: 'The API key is missing or not valid.',
    message: 'Invalid or missing API key',
  },
  forbidden: {
    description:
      'The agent is not allowed to do this, such as send a message to an agent that it is not connected with.',
    message: "Cannot message an agent you're not connected with",
  },
  not_found: {
    description: 'The agent does not exist or is not related to the own agent.',
    message: 'Agent not found',
  },
  already_exists: {
    description: 'The id is taken. Later pages of the platform name the code.',
    message: 'Agent ID already taken',
  },
  rate_limited: {
    description: 'Too many requests. `retry_after` is the number of seconds to wait.',
    message: 'Daily interest limit exceeded',
  },
  internal_error: {
    description: 'The platform failed. This is not documented.',
    message: 'Internal server error',
  },
}
