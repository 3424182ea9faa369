import type { Api, Provenance } from '../kernel/index.ts'
import type { ApiDocs, HeaderDocs } from './docs.ts'
import { documentNotes } from './generator-notes.ts'
import type { JsonSchema } from './json-schema.ts'
import { mapValues } from './json-schema.ts'
import { namedSchemas } from './named-schemas.ts'
import { paths } from './paths.ts'
import { signatureSchemes } from './signature.ts'
import { sockets } from './sockets.ts'
import { webhooks } from './webhooks.ts'

type Json = Record<string, unknown>

/** Creates the OpenAPI 3.1 document of an API. */
export const createOpenApiDocument = (api: Api, docs: ApiDocs): Json => {
  const schemas = namedSchemas(docs.schemas)
  return {
    openapi: '3.1.1',
    info: {
      title: api.title,
      version: api.version,
      description: docs.description + documentNotes(api, docs),
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [server(api, docs)],
    security: [{ apiKey: [] }],
    tags: Object.entries(docs.tags).map(([name, description]) => ({ name, description })),
    paths: paths(api, docs, schemas),
    ...(docs.webhooks && { webhooks: webhooks(docs, docs.webhooks) }),
    components: {
      securitySchemes: {
        apiKey: withProvenance(docs.auth, securityScheme(api)),
        ...sessionScheme(docs),
        ...signatureSchemes(docs),
      },
      schemas: { ...referencedSchemas(api, docs, schemas), ErrorResponse: docs.envelope.error },
      headers: mapValues({ ...docs.headers, ...docs.rateLimitedHeaders }, header),
      examples: errorExamples(api, docs),
    },
    ...(docs.sockets && { 'x-websockets': sockets(docs, schemas, docs.sockets) }),
    'x-error-codes': mapValues(api.errors, ({ status, source }, code) => ({
      status,
      description: docs.errors[code]?.description,
      'x-source': source,
    })),
  }
}

const withProvenance = (
  { description, source }: { description: string; source: Provenance },
  rest: Json,
): Json => ({
  ...rest,
  description,
  'x-source': source,
})

const server = (
  { baseUrl }: Api,
  { server: { url = baseUrl, variables, ...rest } }: ApiDocs,
): Json => withProvenance(rest, { url, ...(variables && { variables }) })

const securityScheme = ({ auth }: Api): Json =>
  auth.prefix.trim().toLowerCase() === 'bearer'
    ? { type: 'http', scheme: 'bearer' }
    : { type: 'apiKey', in: 'header', name: auth.header }

const sessionScheme = ({ session }: ApiDocs): Json => {
  if (!session) return {}
  const { cookie, ...about } = session
  return { session: withProvenance(about, { type: 'apiKey', in: 'cookie', name: cookie }) }
}

/**
 * Queries are written as parameters, bare arrays as arrays, and socket messages beside the socket, so
 * their named schemas would be unused.
 */
const referencedSchemas = (
  api: Api,
  docs: ApiDocs,
  schemas: Readonly<Record<string, JsonSchema>>,
): Json => {
  const unused = new Set([
    ...Object.values(api.operations).flatMap(({ query, paging, response }) =>
      paging?.bareArray ? [query, response] : [query],
    ),
    ...Object.values(docs.sockets ?? {}).flatMap(({ sends, receives }) => [sends, receives]),
  ])
  const used = Object.entries(schemas).filter(([name]) => !unused.has(docs.schemas[name]?.schema))
  return mapValues(Object.fromEntries(used), describeDefaults)
}

const defaultSentence = (property: JsonSchema): string => {
  const source = property['x-default-source']
  return `Default: ${JSON.stringify(property['x-default'])}${source ? ` (${source})` : ''}.`
}

/** Adds the default of each property to its description, for readers that ignore extensions. */
const describeDefaults = (schema: JsonSchema): JsonSchema => ({
  ...schema,
  ...(schema.properties && {
    properties: mapValues(schema.properties, (property) =>
      'x-default' in property
        ? { ...property, description: `${property.description} ${defaultSentence(property)}` }
        : property,
    ),
  }),
})

const header = (docs: HeaderDocs): Json => withProvenance(docs, { schema: docs.schema })

const errorExamples = (api: Api, docs: ApiDocs): Json => {
  const usedCodes = Object.values(api.operations).flatMap(({ errors }) => errors)
  return Object.fromEntries(
    [...new Set([...usedCodes, ...docs.commonErrors])].map((code) => {
      const error = docs.errors[code]
      if (!error)
        throw new Error(`The error code ${code} has no description. Add it to errors.docs.ts.`)
      return [code, { summary: error.description, value: docs.envelope.errorExample(code, error) }]
    }),
  )
}
