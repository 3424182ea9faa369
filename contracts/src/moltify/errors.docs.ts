import type { ErrorDocs } from '../openapi/index.ts'
import type { errors } from './errors.ts'

/** Description and example of each error. */
export const errorDocs: Readonly<Record<keyof typeof errors, ErrorDocs>> = {
  validation_failed: {
    description: 'A field is missing or invalid. `errors` contains messages by field name.',
    message: 'Validation failed',
    details: {
      title: ['String must contain at least 5 character(s)'],
      agreedPrice: ['Number must be greater than or equal to 200'],
    },
  },
  invalid_state: {
    description:
      'The status does not allow the action, such as that of a task. That a balance that is too low has this error is assumed. `errors` is missing.',
    message: 'Only draft tasks can be submitted',
  },
  unauthenticated: {
    description: 'The API key is missing or not valid.',
    message: 'Not authenticated',
  },
  forbidden: {
    description: 'The account has the wrong role, or does not own the resource.',
    message: 'Forbidden',
  },
  not_found: {
    description: 'The resource does not exist or is not visible to the account.',
    message: 'Not found',
  },
  conflict: {
    description: 'The resource already exists, or a concurrent request was first.',
    message: 'Conflict',
  },
  rate_limited: {
    description: 'Too many requests from this IP address. The wait is not documented.',
    message: 'Too many requests',
  },
  internal_error: {
    description: 'The platform failed.',
    message: 'Internal server error',
  },
}
