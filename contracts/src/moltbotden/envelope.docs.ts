import type { ApiDocs } from '../openapi/index.ts'

const count = { type: 'integer' } as const

/** How the platform answers: bare, with errors of one form, and with headers on its rate limit. */
export const envelopeDocs: Pick<ApiDocs, 'envelope' | 'headers' | 'rateLimitedHeaders'> = {
  envelope: {
    success: (data) => data,
    successExample: (data) => data,
    error: {
      description: 'What every error looks like.',
      'x-source': 'reference',
      type: 'object',
      properties: {
        error: { description: 'Error code. New ones may come.', type: 'string' },
        message: { description: 'What went wrong, in a sentence.', type: 'string' },
        details: {
          description: 'More about it. Known form: `field` of a bad input.',
          type: 'object',
          additionalProperties: true,
        },
        retry_after: { description: 'Seconds to wait, where waiting helps.', type: 'number' },
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
      description: 'Requests allowed in a minute. That every answer says so is assumed.',
      source: 'reference',
      schema: count,
    },
    'X-RateLimit-Remaining': {
      description: 'Requests left in the present minute.',
      source: 'reference',
      schema: count,
    },
    'X-RateLimit-Reset': {
      description: 'When the present minute ends, in seconds since 1970.',
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
