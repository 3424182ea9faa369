import type { Api, Operation, Provenance, Schema } from '../../contracts/src/kernel/index.ts'
import { schemaNameOf } from '../../contracts/src/openapi/docs.ts'
import type { ApiDocs, JsonSchema } from '../../contracts/src/openapi/index.ts'
import type { CatalogueOperation, Parameter } from '../../packages/tools/src/catalogue/catalogue.ts'

/** Describes an operation for tools and commands. */
export function describeOperation(
  api: Api,
  docs: ApiDocs,
  schemas: Readonly<Record<string, JsonSchema>>,
  id: string,
  name: string,
): CatalogueOperation {
  const operation = api.operations[id]
  const text = docs.operations[id]
  if (!operation || !text) throw new Error(`${api.name} has no operation ${id}.`)
  const { method, path, auth, effect, source, rateLimit, files, paging } = operation
  if (auth === 'signature') throw new Error(`${id} is signed: it cannot be a tool.`)
  const schemaOf = (schema: Schema | undefined): JsonSchema =>
    (schema && schemas[schemaNameOf(docs, schema, operation)]) ?? {}
  const response = schemaOf(operation.response)
  const items = paging?.items[0]
  const limit = rateLimit === undefined ? undefined : api.limits[rateLimit]
  return {
    id,
    name,
    method,
    path,
    auth,
    effect,
    source,
    tag: text.tag,
    summary: text.summary,
    description: text.description,
    ...(limit && { rateLimit: { max: limit.max, windowMs: limit.windowMs } }),
    parameters: parameters(docs, operation, schemaOf),
    ...(items !== undefined && { items }),
    ...(text.streams === 'always' && { streams: true as const }),
    ...(files && { files: { maxFiles: files.maxFiles, maxBytes: files.maxBytes } }),
    result: trim((items === undefined ? response : response.properties?.[items]?.items) ?? {}),
  }
}

/** Leaves out what the documents say of nested parts: a result is shown, not explained. */
const trim = ({ 'x-source': _, additionalProperties, ...schema }: JsonSchema): JsonSchema => ({
  ...schema,
  ...(typeof additionalProperties === 'object' && {
    additionalProperties: trim(additionalProperties),
  }),
  ...(schema.anyOf && { anyOf: schema.anyOf.map(trim) }),
  ...(schema.items && { items: trim(schema.items) }),
  ...(schema.properties && {
    properties: Object.fromEntries(
      Object.entries(schema.properties).map(([name, property]) => [name, trim(property)]),
    ),
  }),
})

function parameters(
  docs: ApiDocs,
  { id, path, query, body, source }: Operation,
  schemaOf: (schema: Schema | undefined) => JsonSchema,
): Parameter[] {
  const { params, query: exampleQuery, body: exampleBody } = docs.fixtures[id]?.args ?? {}
  const inPath: Parameter[] = [...path.matchAll(/\{(\w+)\}/g)].map(([, field = '']) => ({
    name: field,
    in: 'path',
    field,
    required: true,
    description: docs.pathParams[field] ?? '',
    source,
    schema: { type: 'string', minLength: 1 },
    ...(params?.[field] !== undefined && { example: params[field] }),
  }))
  const taken = new Set(inPath.map(({ name }) => name))
  const fields = (place: 'query' | 'body', schema: JsonSchema, example: unknown): Parameter[] =>
    Object.entries(schema.properties ?? {}).map(([field, property]) => {
      const { description = '', 'x-source': own, ...type } = property
      const name = taken.has(field) ? `${place}_${field}` : field
      taken.add(name)
      const value = (Object(example) as Record<string, unknown>)[field]
      return {
        name,
        in: place,
        field,
        required: schema.required?.includes(field) ?? false,
        description,
        source: (own ?? schema['x-source']) as Provenance,
        schema: type as Parameter['schema'],
        ...(value !== undefined && { example: value }),
      }
    })
  return [
    ...inPath,
    ...fields('query', schemaOf(query), exampleQuery),
    ...fields('body', schemaOf(body), exampleBody),
  ]
}
