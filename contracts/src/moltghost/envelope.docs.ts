import type { ApiDocs } from '../openapi/index.ts'
import type { JsonSchema } from '../openapi/json-schema.ts'
import { errorType } from './error-type.ts'
import { errors } from './errors.ts'

/** What an error body says beside the body of an error: OpenAI's `param`. */
const error: JsonSchema = {
  description: 'What went wrong.',
  type: 'object',
  properties: {
    message: { description: 'What went wrong, in a sentence.', type: 'string' },
    code: { description: 'Error code. New ones may come.', type: ['string', 'null'] },
    type: {
      description: 'Kind of error. The reference shows `service_unavailable`.',
      type: 'string',
    },
    param: {
      description: "Field that is wrong, in OpenAI's form.",
      'x-source': 'assumed',
      type: ['string', 'null'],
    },
  },
  required: ['message'],
  additionalProperties: true,
}

const headers: ApiDocs['headers'] = {
  'X-Request-Id': {
    description: 'Id of the request.',
    source: 'assumed',
    schema: { type: 'string' },
  },
  'X-RateLimit-Limit': {
    description: 'Requests allowed in the present minute.',
    source: 'assumed',
    schema: { type: 'integer' },
  },
  'X-RateLimit-Remaining': {
    description: 'Requests left in the present minute.',
    source: 'assumed',
    schema: { type: 'integer' },
  },
  'X-RateLimit-Reset': {
    description: 'When the minute ends, in seconds since 1970.',
    source: 'assumed',
    schema: { type: 'integer' },
  },
}

/** How every answer of the platform is wrapped, and the headers it carries. */
export const envelopeDocs: Pick<ApiDocs, 'envelope' | 'headers' | 'rateLimitedHeaders'> = {
  envelope: {
    success: (data) => data,
    successExample: (data) => data,
    error: {
      description:
        'What every error is wrapped in. An agent that is starting says so without an `error`, which is assumed.',
      'x-source': 'reference',
      type: 'object',
      properties: {
        error,
        status: {
          description: 'Only of an agent that is starting: `initializing`.',
          'x-source': 'assumed',
          type: 'string',
        },
        retry_after_seconds: {
          description: 'Only of an agent that is starting: seconds to wait.',
          'x-source': 'assumed',
          type: 'integer',
        },
      },
      additionalProperties: true,
    },
    errorExample(code, { message, details }) {
      const { status } = errors[code as keyof typeof errors]
      return status === 202
        ? { status: 'initializing', retry_after_seconds: 60 }
        : { error: { message, code, type: errorType(status), ...details } }
    },
  },
  headers,
  rateLimitedHeaders: {
    'Retry-After': {
      description: 'Seconds to wait. The reference says 60 in words.',
      source: 'assumed',
      schema: { type: 'integer' },
    },
  },
}
