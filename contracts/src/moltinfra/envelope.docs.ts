import type { ApiDocs } from '../openapi/index.ts'

/** Envelope and headers of responses. */
export const envelopeDocs: Pick<ApiDocs, 'envelope' | 'headers' | 'rateLimitedHeaders'> = {
  envelope: {
    success: (data) => ({
      type: 'object',
      properties: {
        success: { description: 'Always true.', const: true },
        data: { description: 'Data of the response.', ...data },
      },
      required: ['success', 'data'],
    }),
    successExample: (data) => ({ success: true, data }),
    error: {
      description: 'Format of every error.',
      'x-source': 'inferred',
      type: 'object',
      properties: {
        success: { description: 'Always false.', const: false },
        error: {
          description: 'The error.',
          type: 'object',
          properties: {
            code: { description: 'Error code. New codes may be added.', type: 'string' },
            message: { description: 'Description of the error.', type: 'string' },
            details: {
              description:
                'Details. Known fields: `field` and `reason` of invalid input, `retryAfter` in seconds, `protection` and `reason`, `status` and `reason`.',
              type: 'object',
              additionalProperties: true,
            },
          },
          required: ['code', 'message'],
          additionalProperties: true,
        },
      },
      required: ['success', 'error'],
      additionalProperties: true,
    },
    errorExample: (code, { message, details }) => ({
      success: false,
      error: { code, message, ...(details && { details }) },
    }),
  },
  headers: {
    'X-RateLimit-Limit': {
      description:
        'Requests allowed in the current window. That every response has this header is assumed.',
      source: 'inferred',
      schema: { type: 'integer' },
    },
    'X-RateLimit-Remaining': {
      description: 'Requests left in the current window.',
      source: 'inferred',
      schema: { type: 'integer' },
    },
    'X-RateLimit-Reset': {
      description: 'End of the current window, in Unix seconds.',
      source: 'inferred',
      schema: { type: 'integer' },
    },
  },
  rateLimitedHeaders: {
    'Retry-After': {
      description: 'Seconds to wait. Only `details.retryAfter` in the body is documented.',
      source: 'assumed',
      schema: { type: 'integer' },
    },
  },
}
