import type { ApiDocs } from '../openapi/index.ts'

/** How every answer of the platform is wrapped. It documents no headers. */
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
    successExample: (data) => ({ success: true, data: data ?? null }),
    error: {
      description: 'What every error is wrapped in. There are no error codes.',
      'x-source': 'reference',
      type: 'object',
      properties: {
        success: { description: 'Always false.', const: false },
        error: { description: 'What went wrong, in a sentence.', type: 'string' },
        errors: {
          description: 'Only where a request is not valid: field to what is wrong with it.',
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
      description: 'Seconds to wait. No document mentions it.',
      source: 'assumed',
      schema: { type: 'integer' },
    },
  },
}
