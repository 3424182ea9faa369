import type { ApiDocs } from '../openapi/index.ts'

/** Envelope of responses. No headers are documented. */
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
    successExample: (data) => ({ success: true, data: data ?? null }),
    error: {
      description: 'Format of every error. There are no error codes.',
      'x-source': 'reference',
      type: 'object',
      properties: {
        success: { description: 'Always false.', const: false },
        error: { description: 'Description of the error.', type: 'string' },
        errors: {
          description: 'Only if the input is invalid: error messages by field name.',
          type: 'object',
          additionalProperties: { type: 'array', items: { type: 'string' } },
        },
      },
      required: ['success', 'error'],
      additionalProperties: true,
    },
    errorExample: (_, { message, details }) => ({
      success: false,
      error: message,
      ...(details && { errors: details }),
    }),
  },
  headers: {},
  rateLimitedHeaders: {
    'Retry-After': {
      description: 'Seconds to wait. Not documented.',
      source: 'assumed',
      schema: { type: 'integer' },
    },
  },
}
