import type { Api, Operation } from '../kernel/index.ts'
import type { ApiDocs } from './docs.ts'
import { nameOf } from './docs.ts'
import type { JsonSchema } from './json-schema.ts'
import { mapValues, refTo } from './json-schema.ts'

type Json = Record<string, unknown>

/** Every answer of an operation by its status. */
export const responses = (
  api: Api,
  docs: ApiDocs,
  schemas: Readonly<Record<string, JsonSchema>>,
  operation: Operation,
): Json => {
  const byStatus: Record<string, string[]> = {}
  for (const code of new Set([...operation.errors, ...docs.commonErrors])) {
    const status = String(api.errors[code]?.status)
    if (isOpen(operation) && keyStatuses.includes(status)) continue
    byStatus[status] = [...(byStatus[status] ?? []), code]
  }
  return {
    [operation.status]: success(docs, schemas, operation),
    ...mapValues(byStatus, (codes) => failure(api, docs, codes)),
  }
}

const isOpen = ({ auth }: Operation): boolean => auth === 'none' || auth === 'optional'

/** What a call that anybody may make cannot meet. */
const keyStatuses: readonly string[] = ['401', '403']

const success = (
  docs: ApiDocs,
  schemas: Readonly<Record<string, JsonSchema>>,
  operation: Operation,
): Json => {
  const { streams } = docs.operations[operation.id] ?? {}
  return {
    description: 'Done.',
    headers: headerRefs(docs.headers),
    content: {
      ...(streams !== 'always' && { 'application/json': whole(docs, schemas, operation) }),
      ...(operation.frames && { 'text/event-stream': events(docs, operation) }),
    },
  }
}

const whole = (
  docs: ApiDocs,
  schemas: Readonly<Record<string, JsonSchema>>,
  operation: Operation,
): Json => {
  const name = nameOf(docs, operation.response, operation)
  const data = docs.fixtures[operation.id]?.data
  if (!operation.paging?.bare) {
    return {
      schema: docs.envelope.success(refTo('schemas', name)),
      example: docs.envelope.successExample(data),
    }
  }
  const [items] = operation.paging.items
  return {
    schema: docs.envelope.success(schemas[name]?.properties?.[items] ?? {}),
    example: docs.envelope.successExample((data as Json)[items]),
  }
}

/** The text of a stream, its events once decoded, and what they amount to. */
const events = (docs: ApiDocs, operation: Operation): Json => ({
  schema: {
    type: 'string',
    contentMediaType: 'text/event-stream',
    contentSchema: {
      type: 'array',
      items: operation.frames && refTo('schemas', nameOf(docs, operation.frames, operation)),
    },
    $defs: {
      result: refTo('schemas', nameOf(docs, operation.streamed ?? operation.response, operation)),
    },
  },
  example: docs.fixtures[operation.id]?.frames
    ?.map((frame) => `data: ${JSON.stringify(frame)}\n\n`)
    .join(''),
})

const failure = (api: Api, docs: ApiDocs, codes: readonly string[]): Json => {
  const limited = codes.some((code) => docs.rateLimitCodes.includes(code))
  return {
    description: codes.map((code) => `\`${code}\`: ${docs.errors[code]?.about}`).join('\n\n'),
    headers: headerRefs({ ...docs.headers, ...(limited && docs.waitHeaders) }),
    content: {
      'application/json': {
        schema: refTo('schemas', 'Failure'),
        examples: Object.fromEntries(codes.map((code) => [code, refTo('examples', code)])),
      },
    },
    'x-error-codes': Object.fromEntries(
      codes.map((code) => [code, { 'x-source': api.errors[code]?.source }]),
    ),
  }
}

const headerRefs = (headers: Json): Json => mapValues(headers, (_, name) => refTo('headers', name))
