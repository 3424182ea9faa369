import type { ApiDocs } from '../openapi/index.ts'
import type { JsonSchema } from '../openapi/json-schema.ts'
import { errorType } from './error-type.ts'
import { errors } from './errors.ts'

/** A field of errors that the reference does not show: OpenAI's `param`. */
const error: JsonSchema = {
  description: 'The error.',
  type: 'object',
  properties: {
    message: { description: 'Description of the error.', type: 'string' },
    code: { description: 'Error code. New codes may be added.', type: ['string', 'null'] },
    type: {
      description: 'Type of the error. The reference shows `service_unavailable`.',
      type: 'string',
    },
    param: {
      description: "Name of the invalid field, as in OpenAI's API.",
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
    description: 'Requests allowed in the current minute.',
    source: 'assumed',
    schema: { type: 'integer' },
  },
  'X-RateLimit-Remaining': {
    description: 'Requests left in the current minute.',
    source: 'assumed',
    schema: { type: 'integer' },
  },
  'X-RateLimit-Reset': {
    description: 'End of the current minute, in Unix seconds.',
    source: 'assumed',
    schema: { type: 'integer' },
  },
}

/** Envelope and headers of responses. */
export const envelopeDocs: Pick<ApiDocs, 'envelope' | 'headers' | 'rateLimitedHeaders'> = {
  envelope: {
    success: (data) => data,
    successExample: (data) => data,
    error: {
      description:
        'Format of every error. That an agent that is starting sends no `error` is assumed.',
      'x-source': 'reference',
      type: 'object',
      properties: {
        error,
        status: {
          description: 'Only while the agent is starting: `initializing`.',
          'x-source': 'assumed',
          type: 'string',
        },
        retry_after_seconds: {
          description: 'Only while the agent is starting: seconds to wait.',
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
      description: 'Seconds to wait. The text of the reference says 60.',
      source: 'assumed',
      schema: { type: 'integer' },
    },
  },
}
