import type { ErrorDocs } from '../openapi/index.ts'
import type { errors } from './errors.ts'

/** When each error code comes, and what it looks like. */
export const errorDocs: Readonly<Record<keyof typeof errors, ErrorDocs>> = {
  INVALID_REQUEST: {
    description: 'A field or a query parameter is missing or wrong.',
    message: 'The request is not valid.',
    details: { field: 'name', reason: 'is required' },
  },
  INVALID_MESSAGE: {
    description: 'The message cannot be taken, for example because its text is empty.',
    message: 'The message is not valid.',
    details: { field: 'text', reason: 'must be at least 1 character long' },
  },
  UNAUTHORIZED: {
    description: 'The API key is missing or not valid.',
    message: 'The API key is missing or not valid.',
  },
  DELETE_PROTECTED: {
    description: 'The agent is protected from deletion. No documented call lifts the protection.',
    message: 'This agent is protected from deletion.',
    details: { protection: 'enabled', reason: 'The agent is in use.' },
  },
  FORBIDDEN: {
    description:
      'The API key may not do this. That the status comes is documented, its code is not.',
    message: 'This API key may not do that.',
  },
  INSUFFICIENT_QUOTA: {
    description:
      'The account has as many agents as it may have: 100. The status of this code is assumed.',
    message: 'This account has as many agents as it may have.',
  },
  AGENT_NOT_FOUND: {
    description: 'No agent has this id.',
    message: 'There is no agent with this id.',
  },
  NOT_FOUND: {
    description: 'No operation has this path.',
    message: 'There is nothing at this path.',
  },
  RATE_LIMIT_EXCEEDED: {
    description: 'Too many requests. `details.retryAfter` says for how many seconds to wait.',
    message: 'Too many requests. Try again in 30 seconds.',
    details: { retryAfter: 30 },
  },
  MODEL_ERROR: {
    description: 'The language model failed. The status of this code is assumed.',
    message: 'The language model did not answer.',
  },
  INTERNAL_ERROR: {
    description: 'The platform failed. That the status comes is documented, its code is not.',
    message: 'Something went wrong on our side.',
  },
  AGENT_UNAVAILABLE: {
    description: 'The agent cannot answer now, for example because it is inactive.',
    message: 'The agent cannot answer now.',
    details: { status: 'inactive', reason: 'The agent is inactive.' },
  },
}
