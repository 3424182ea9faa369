import type * as z from 'zod/mini'
import type { Fixture, Operation, Provenance, Schema } from '../kernel/index.ts'
import type { JsonSchema } from './json-schema.ts'

/** Documentation of a property. A string is its description. */
export interface PropertyDocs {
  readonly description: string
  /** Value that the platform uses if the property is missing. */
  readonly default?: unknown
  readonly defaultSource?: Provenance
  readonly format?: string
  /** Only if it differs from that of the parent schema. */
  readonly source?: Provenance
}

/** A named schema of documents and types. */
export interface SchemaDocs {
  readonly schema: Schema
  readonly description: string
  readonly source: Provenance
  readonly properties: Readonly<Record<string, PropertyDocs>>
}

export interface OperationDocs {
  readonly tag: string
  readonly summary: string
  readonly description: string
  /** Description of when the response is streamed. */
  readonly streams?: 'always' | 'on request'
}

/** A signed request that the platform sends, identified by its event name. */
export interface WebhookDocs {
  readonly summary: string
  readonly schema: Schema
  readonly source: Provenance
  readonly example: unknown
}

/** A WebSocket: the JSON messages in each direction. */
export interface SocketDocs {
  readonly description: string
  readonly source: Provenance
  readonly sends: Schema
  readonly receives: Schema
}

/** Description of an error code, and the content of its example. */
export interface ErrorDocs {
  readonly description: string
  readonly message: string
  readonly details?: Readonly<Record<string, unknown>>
}

export interface HeaderDocs {
  readonly description: string
  readonly source: Provenance
  readonly schema: JsonSchema
}

/** Envelope of responses, as schemas and as examples. */
export interface EnvelopeDocs {
  readonly success: (data: JsonSchema) => JsonSchema
  readonly successExample: (data: unknown) => unknown
  readonly error: JsonSchema
  readonly errorExample: (code: string, docs: ErrorDocs) => unknown
}

/** Descriptions of an API, which its contract does not contain. */
export interface ApiDocs {
  readonly description: string
  readonly tags: Readonly<Record<string, string>>
  readonly auth: { readonly description: string; readonly source: Provenance }
  /** Descriptions of the signature headers by name. */
  readonly signature?: {
    readonly headers: Readonly<Record<string, string>>
    readonly source: Provenance
  }
  /** The cookie of a browser's session, where it is accepted instead of an API key. */
  readonly session?: {
    readonly cookie: string
    readonly description: string
    readonly source: Provenance
  }
  /** URL of the server. Default: the base URL of the platform. */
  readonly server: {
    readonly description: string
    readonly source: Provenance
    readonly url?: string
    readonly variables?: Readonly<
      Record<string, { readonly default: string; readonly description: string }>
    >
  }
  readonly pathParams: Readonly<Record<string, string>>
  readonly schemas: Readonly<Record<string, SchemaDocs>>
  readonly operations: Readonly<Record<string, OperationDocs>>
  readonly webhooks?: Readonly<Record<string, WebhookDocs>>
  /** Description and media types of uploaded files. */
  readonly files?: {
    readonly description: string
    readonly types: readonly string[]
    readonly example: string
  }
  /** By path, relative to the server URL. */
  readonly sockets?: Readonly<Record<string, SocketDocs>>
  readonly fixtures: Readonly<Record<string, Fixture>>
  readonly envelope: EnvelopeDocs
  readonly errors: Readonly<Record<string, ErrorDocs>>
  /** Error codes of all operations. */
  readonly commonErrors: readonly string[]
  readonly limits: Readonly<Record<string, string>>
  /** Headers of every response. */
  readonly headers: Readonly<Record<string, HeaderDocs>>
  /** Additional headers of a 429 response. */
  readonly rateLimitedHeaders: Readonly<Record<string, HeaderDocs>>
  readonly rateLimitCodes: readonly string[]
}

type Shape = Readonly<Record<string, z.core.$ZodType>>

/** Describes an object schema. A missing property does not compile. */
export const describeObject = <const S extends Shape>(
  schema: z.ZodMiniObject<S>,
  source: Provenance,
  description: string,
  properties: { readonly [Key in keyof S]: string | PropertyDocs },
): SchemaDocs => ({
  schema,
  source,
  description,
  properties: Object.fromEntries(
    Object.entries<string | PropertyDocs>(properties).map(([name, docs]) => [
      name,
      typeof docs === 'string' ? { description: docs } : docs,
    ]),
  ),
})

/** Describes a schema that is not an object. */
export const describeValue = (
  schema: Schema,
  source: Provenance,
  description: string,
): SchemaDocs => ({
  schema,
  source,
  description,
  properties: {},
})

/** Returns the name of a schema in the docs. Every schema of an operation has one. */
export const schemaNameOf = (
  docs: ApiDocs,
  schema: Schema,
  { id }: Pick<Operation, 'id'>,
): string => {
  const found = Object.entries(docs.schemas).find(([, named]) => named.schema === schema)
  if (!found)
    throw new Error(
      `A schema of ${id} has no name. Add it to the schemas in the docs of its resource.`,
    )
  return found[0]
}
