import type { ApiDocs } from '../openapi/index.ts'

/** How every answer of the platform is wrapped, and the headers it carries. */
export const envelopeDocs: Pick<ApiDocs, 'envelope' | 'headers' | 'rateLimitedHeaders'> = {
  envelope: {
    success: (data) => ({
      type: 'object',
      properties: {
        success: { description: 'Always true.', const: true },
        data: { description: 'The answer itself.', ...data },
      },
      required: ['success', 'data'],
    }),
    successExample: (data) => ({ success: true, data }),
    error: {
      description: 'What every error is wrapped in.',
      'x-source': 'inferred',
      type: 'object',
      properties: {
        success: { description: 'Always false.', const: false },
        error: {
          description: 'What went wrong.',
          type: 'object',
          properties: {
            code: { description: 'Error code. New ones may come.', type: 'string' },
            message: { description: 'What went wrong, in a sentence.', type: 'string' },
            details: {
              description:
                'More about it. Known forms: `field` and `reason` of a bad input, `retryAfter` in seconds, `protection` and `reason`, `status` and `reason`.',
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
      description: 'Requests allowed in the present window. That every answer says so is assumed.',
      source: 'inferred',
      schema: { type: 'integer' },
    },
    'X-RateLimit-Remaining': {
      description: 'Requests left in the present window.',
      source: 'inferred',
      schema: { type: 'integer' },
    },
    'X-RateLimit-Reset': {
      description: 'When the window ends, in seconds since 1970.',
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
