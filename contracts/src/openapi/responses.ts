import type { Api, Operation } from '../kernel/index.ts'
import type { ApiDocs } from './docs.ts'
import { nameOf } from './docs.ts'
import { mapValues, refTo } from './json-schema.ts'

type Json = Record<string, unknown>

/** Every answer of an operation by its status. */
export const responses = (api: Api, docs: ApiDocs, operation: Operation): Json => {
  const byStatus: Record<string, string[]> = {}
  for (const code of new Set([...operation.errors, ...docs.commonErrors])) {
    const status = String(api.errors[code]?.status)
    byStatus[status] = [...(byStatus[status] ?? []), code]
  }
  return {
    [operation.status]: success(docs, operation),
    ...mapValues(byStatus, (codes) => failure(api, docs, codes)),
  }
}

const success = (docs: ApiDocs, operation: Operation): Json => {
  const { streams } = docs.operations[operation.id] ?? {}
  return {
    description: 'Done.',
    headers: headerRefs(docs.headers),
    content: {
      ...(streams !== 'always' && { 'application/json': whole(docs, operation) }),
      ...(operation.frames && { 'text/event-stream': events(docs, operation) }),
    },
  }
}

const whole = (docs: ApiDocs, operation: Operation): Json => ({
  schema: docs.envelope.success(refTo('schemas', nameOf(docs, operation.response, operation))),
  example: docs.envelope.successExample(docs.fixtures[operation.id]?.data),
})

/** The text of a stream, its events once decoded, and what they amount to. */
const events = (docs: ApiDocs, operation: Operation): Json => ({
  schema: {
    type: 'string',
    contentMediaType: 'text/event-stream',
    contentSchema: {
      type: 'array',
      items: operation.frames && refTo('schemas', nameOf(docs, operation.frames, operation)),
    },
    $defs: { result: refTo('schemas', nameOf(docs, operation.response, operation)) },
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
