import type { ApiDocs } from '../openapi/index.ts'

const count = { type: 'integer' } as const

/** Response bodies without an envelope, one error format, and rate-limit headers. */
export const envelopeDocs: Pick<ApiDocs, 'envelope' | 'headers' | 'rateLimitedHeaders'> = {
  envelope: {
    success: (data) => data,
    successExample: (data) => data,
    error: {
      description: 'Format of every error.',
      'x-source': 'reference',
      type: 'object',
      properties: {
        error: { description: 'Error code. New codes may be added.', type: 'string' },
        message: { description: 'Description of the error.', type: 'string' },
        details: {
          description: 'Details. Known field: `field`, the name of an invalid field.',
          type: 'object',
          additionalProperties: true,
        },
        retry_after: { description: 'Seconds to wait before a retry.', type: 'number' },
      },
      required: ['error', 'message'],
      additionalProperties: true,
    },
    errorExample: (error, { message, details }) => ({
      error,
      message,
      ...(details && { details }),
      ...(error === 'rate_limited' && { retry_after: 3600 }),
    }),
  },
  headers: {
    'X-RateLimit-Limit': {
      description: 'Requests allowed per minute. That every response has this header is assumed.',
      source: 'reference',
      schema: count,
    },
    'X-RateLimit-Remaining': {
      description: 'Requests left in the current minute.',
      source: 'reference',
      schema: count,
    },
    'X-RateLimit-Reset': {
      description: 'End of the current minute, in Unix seconds.',
      source: 'reference',
      schema: count,
    },
  },
  rateLimitedHeaders: {
    'Retry-After': {
      description: 'Seconds to wait. Only `retry_after` in the body is documented.',
      source: 'assumed',
      schema: count,
    },
  },
}
