import type { ErrorDocs } from '../openapi/index.ts'
import type { errors } from './errors.ts'

/** Description and example of each error code. */
export const errorDocs: Readonly<Record<keyof typeof errors, ErrorDocs>> = {
  INVALID_REQUEST: {
    description: 'A field or a query parameter is missing or invalid.',
    message: 'The request is invalid.',
    details: { field: 'name', reason: 'is required' },
  },
  INVALID_MESSAGE: {
    description: 'The message is invalid, for example because its text is empty.',
    message: 'The message is invalid.',
    details: { field: 'text', reason: 'must be at least 1 character long' },
  },
  UNAUTHORIZED: {
    description: 'The API key is missing or not valid.',
    message: 'The API key is missing or not valid.',
  },
  DELETE_PROTECTED: {
    description:
      'The agent is protected from deletion. No operation to remove the protection is documented.',
    message: 'This agent is protected from deletion.',
    details: { protection: 'enabled', reason: 'The agent is in use.' },
  },
  FORBIDDEN: {
    description:
      'The API key does not have this permission. The status is documented, the code is not.',
    message: 'The API key does not have this permission.',
  },
  INSUFFICIENT_QUOTA: {
    description:
      'The account has the maximum number of agents, 100. The status of this code is assumed.',
    message: 'The account has the maximum number of agents.',
  },
  AGENT_NOT_FOUND: {
    description: 'No agent has this id.',
    message: 'Agent not found.',
  },
  NOT_FOUND: {
    description: 'No operation has this path.',
    message: 'Path not found.',
  },
  RATE_LIMIT_EXCEEDED: {
    description: 'Too many requests. `details.retryAfter` is the number of seconds to wait.',
    message: 'Too many requests. Try again in 30 seconds.',
    details: { retryAfter: 30 },
  },
  MODEL_ERROR: {
    description: 'The language model failed. The status of this code is assumed.',
    message: 'The language model did not respond.',
  },
  INTERNAL_ERROR: {
    description: 'The platform failed. The status is documented, the code is not.',
    message: 'Internal error.',
  },
  AGENT_UNAVAILABLE: {
    description: 'The agent cannot reply now, for example because it is inactive.',
    message: 'The agent cannot reply now.',
    details: { status: 'inactive', reason: 'The agent is inactive.' },
  },
}
