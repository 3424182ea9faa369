import type { Api, Operation } from '../kernel/index.ts'
import type { ApiDocs } from './docs.ts'
import { schemaNameOf } from './docs.ts'
import type { JsonSchema } from './json-schema.ts'
import { createRef, mapValues } from './json-schema.ts'

type Json = Record<string, unknown>

/** Creates the responses of an operation by status. */
export const responses = (
  api: Api,
  docs: ApiDocs,
  schemas: Readonly<Record<string, JsonSchema>>,
  operation: Operation,
): Json => {
  const byStatus: Record<string, string[]> = {}
  for (const code of new Set([...operation.errors, ...docs.commonErrors])) {
    const status = String(api.errors[code]?.status)
    if (isPublic(operation) && authStatuses.includes(status)) continue
    byStatus[status] = [...(byStatus[status] ?? []), code]
  }
  return {
    [operation.status]: successResponse(docs, schemas, operation),
    ...mapValues(byStatus, (codes) => errorResponse(api, docs, codes)),
  }
}

const isPublic = ({ auth }: Operation): boolean => auth === 'none' || auth === 'optional'

/** Statuses that operations without an API key do not return. */
const authStatuses: readonly string[] = ['401', '403']

const successResponse = (
  docs: ApiDocs,
  schemas: Readonly<Record<string, JsonSchema>>,
  operation: Operation,
): Json => {
  const { streams } = docs.operations[operation.id] ?? {}
  return {
    description: 'Done.',
    headers: headerRefs(docs.headers),
    content: {
      ...(streams !== 'always' && { 'application/json': jsonContent(docs, schemas, operation) }),
      ...(operation.streamEvent && { 'text/event-stream': eventStreamContent(docs, operation) }),
    },
  }
}

const jsonContent = (
  docs: ApiDocs,
  schemas: Readonly<Record<string, JsonSchema>>,
  operation: Operation,
): Json => {
  const name = schemaNameOf(docs, operation.response, operation)
  const data = docs.fixtures[operation.id]?.data
  if (!operation.paging?.bareArray) {
    return {
      schema: docs.envelope.success(createRef('schemas', name)),
      example: docs.envelope.successExample(data),
    }
  }
  const [items] = operation.paging.items
  return {
    schema: docs.envelope.success(schemas[name]?.properties?.[items] ?? {}),
    example: docs.envelope.successExample((data as Json)[items]),
  }
}

/** Describes a stream: its text, its decoded events and its result. */
const eventStreamContent = (docs: ApiDocs, operation: Operation): Json => ({
  schema: {
    type: 'string',
    contentMediaType: 'text/event-stream',
    contentSchema: {
      type: 'array',
      items:
        operation.streamEvent &&
        createRef('schemas', schemaNameOf(docs, operation.streamEvent, operation)),
    },
    $defs: {
      result: createRef(
        'schemas',
        schemaNameOf(docs, operation.streamResult ?? operation.response, operation),
      ),
    },
  },
  example: docs.fixtures[operation.id]?.events
    ?.map((event) => `data: ${JSON.stringify(event)}\n\n`)
    .join(''),
})

const errorResponse = (api: Api, docs: ApiDocs, codes: readonly string[]): Json => {
  const limited = codes.some((code) => docs.rateLimitCodes.includes(code))
  return {
    description: codes.map((code) => `\`${code}\`: ${docs.errors[code]?.description}`).join('\n\n'),
    headers: headerRefs({ ...docs.headers, ...(limited && docs.rateLimitedHeaders) }),
    content: {
      'application/json': {
        schema: createRef('schemas', 'ErrorResponse'),
        examples: Object.fromEntries(codes.map((code) => [code, createRef('examples', code)])),
      },
    },
    'x-error-codes': Object.fromEntries(
      codes.map((code) => [code, { 'x-source': api.errors[code]?.source }]),
    ),
  }
}

const headerRefs = (headers: Json): Json =>
  mapValues(headers, (_, name) => createRef('headers', name))
