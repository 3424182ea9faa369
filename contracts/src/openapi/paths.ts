import type { Api, Operation, Schema } from '../kernel/index.ts'
import type { ApiDocs } from './docs.ts'
import { schemaNameOf } from './docs.ts'
import { operationNotes } from './generator-notes.ts'
import type { JsonSchema } from './json-schema.ts'
import { createRef } from './json-schema.ts'
import { responses } from './responses.ts'
import { signatureRequirement } from './signature.ts'

type Json = Record<string, unknown>

/** Creates the path items: operations by path and method. */
export const paths = (
  api: Api,
  docs: ApiDocs,
  schemas: Readonly<Record<string, JsonSchema>>,
): Record<string, Json> => {
  const found: Record<string, Json> = {}
  for (const operation of Object.values(api.operations)) {
    const method = operation.method.toLowerCase()
    found[operation.path] = {
      ...found[operation.path],
      [method]: describeOperation(api, docs, schemas, operation),
    }
  }
  return found
}

const describeOperation = (
  api: Api,
  docs: ApiDocs,
  schemas: Readonly<Record<string, JsonSchema>>,
  operation: Operation,
): Json => {
  const { tag, summary, description, streams } = docs.operations[operation.id] ?? {}
  const parameters = [
    ...pathParameters(docs, operation),
    ...queryParameters(docs, schemas, operation),
  ]
  return {
    operationId: operation.id,
    tags: [tag],
    summary,
    description: `${description}${operationNotes(operation, streams ? { streams } : {})}`,
    ...security(docs, operation),
    ...(parameters.length && { parameters }),
    ...(operation.body && { requestBody: requestBody(docs, schemas, operation.body, operation) }),
    responses: responses(api, docs, schemas, operation),
    'x-source': operation.source,
    'x-effect': operation.effect,
    'x-rate-limit': rateLimits(api, docs, operation),
  }
}

/** What authenticates a call, where that is not the API key alone. Each entry is an alternative. */
const security = (docs: ApiDocs, { auth, session }: Operation): Json => {
  if (auth === 'none') return { security: [] }
  if (auth === 'signature') return { security: [signatureRequirement(docs)] }
  if (auth === 'apiKey' && !session) return {}
  const anyone = auth === 'optional' ? [{}] : []
  return { security: [...anyone, { apiKey: [] }, ...(session ? [{ session: [] }] : [])] }
}

const pathParameters = (docs: ApiDocs, { id, path }: Operation): Json[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    description: docs.pathParams[name],
    schema: { type: 'string', minLength: 1 },
    example: docs.fixtures[id]?.args.params?.[name],
  }))

const queryParameters = (
  docs: ApiDocs,
  schemas: Readonly<Record<string, JsonSchema>>,
  operation: Operation,
): Json[] => {
  if (!operation.query) return []
  const { properties = {}, required } =
    schemas[schemaNameOf(docs, operation.query, operation)] ?? {}
  const example = docs.fixtures[operation.id]?.args.query as Json | undefined
  return Object.entries(properties).map(
    ([name, { description, 'x-default': value, ...schema }]) => ({
      name,
      in: 'query',
      required: required?.includes(name) ?? false,
      description,
      schema: { ...schema, ...(value !== undefined && { default: value }) },
      example: example?.[name],
    }),
  )
}

const requestBody = (
  docs: ApiDocs,
  schemas: Readonly<Record<string, JsonSchema>>,
  body: Schema,
  operation: Operation,
): Json => {
  const name = schemaNameOf(docs, body, operation)
  return {
    required: !operation.optionalBody,
    content: {
      'application/json': {
        schema: createRef('schemas', name),
        example: docs.fixtures[operation.id]?.args.body,
      },
      ...(operation.files && { 'multipart/form-data': form(docs, schemas[name] ?? {}, operation) }),
    },
  }
}

/** Creates the multipart schema: the fields of the body and the files. */
const form = (docs: ApiDocs, body: JsonSchema, { id, files }: Operation): Json => {
  const { fieldName = '', maxFiles, maxBytes } = files ?? {}
  const example = docs.fixtures[id]?.args.body as Json | undefined
  return {
    schema: {
      type: 'object',
      properties: {
        ...body.properties,
        [fieldName]: {
          description: docs.files?.description,
          type: 'array',
          maxItems: maxFiles,
          items: {
            type: 'string',
            format: 'binary',
            contentMediaType: 'application/octet-stream',
            'x-max-bytes': maxBytes,
          },
        },
      },
      required: body.required,
    },
    example: { ...example, [fieldName]: [docs.files?.example] },
    encoding: { [fieldName]: { contentType: docs.files?.types.join(', ') } },
  }
}

/** Returns the general rate limit, and those of the operation and of its files, if any. */
const rateLimits = (api: Api, docs: ApiDocs, { rateLimit, files }: Operation): Json =>
  Object.fromEntries(
    ['general', rateLimit, files?.rateLimit].flatMap((name) => {
      const found = name && api.limits[name]
      if (!found) return []
      // What is assumed of a documented limit is in its description.
      const { source, countsRejected: _, ...rest } = found
      return [[name, { description: docs.limits[name], ...rest, 'x-source': source }]]
    }),
  )
