import type { ErrorDocs } from '../openapi/index.ts'
import type { errors } from './errors.ts'

/** When each kind of error comes, and what it looks like. */
export const errorDocs: Readonly<Record<keyof typeof errors, ErrorDocs>> = {
  validation_failed: {
    description: 'A field is missing or wrong. `errors` names each with its reasons.',
    message: 'Validation failed',
    details: {
      title: ['String must contain at least 5 character(s)'],
      agreedPrice: ['Number must be greater than or equal to 200'],
    },
  },
  invalid_state: {
    description:
      'The state does not allow it, such as a task that has gone on, or, which is assumed, a balance that is too low. `errors` is not there.',
    message: 'Only draft tasks can be submitted',
  },
  unauthenticated: {
    description: 'The API key is missing or not valid.',
    message: 'Not authenticated',
  },
  forbidden: {
    description: 'The account has the wrong role, or does not own this.',
    message: 'Forbidden',
  },
  not_found: {
    description: 'There is nothing of this id, or nothing that the account may see.',
    message: 'Not found',
  },
  conflict: {
    description: 'It is there already, or another call came first.',
    message: 'Conflict',
  },
  rate_limited: {
    description: 'Too many requests from this IP address. No document says when to come back.',
    message: 'Too many requests',
  },
  internal_error: {
    description: 'The platform failed.',
    message: 'Internal server error',
  },
}
