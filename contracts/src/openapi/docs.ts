import type * as z from 'zod/mini'
import type { Fixture, Operation, Provenance, Schema } from '../kernel/index.ts'
import type { JsonSchema } from './json-schema.ts'

/** What is said of one property. A bare string is its description. */
export interface PropertyDocs {
  readonly description: string
  /** What the platform takes when the property is left out. */
  readonly default?: unknown
  readonly defaultSource?: Provenance
  readonly format?: string
  /** Only where it differs from that of the schema around it. */
  readonly source?: Provenance
}

/** A schema that documents and types call by name. */
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
  /** When the answer comes as events. */
  readonly streams?: 'always' | 'on request'
}

/** A call that the platform makes. It is told apart by its name, and signed. */
export interface WebhookDocs {
  readonly summary: string
  readonly schema: Schema
  readonly source: Provenance
  readonly example: unknown
}

/** A WebSocket: what goes over it in either direction, as JSON texts. */
export interface SocketDocs {
  readonly description: string
  readonly source: Provenance
  readonly sends: Schema
  readonly receives: Schema
}

/** An error code: when it comes, and the error that an example shows. */
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

/** How the platform wraps its answers, as schemas and as examples. */
export interface EnvelopeDocs {
  readonly success: (data: JsonSchema) => JsonSchema
  readonly successExample: (data: unknown) => unknown
  readonly error: JsonSchema
  readonly errorExample: (code: string, docs: ErrorDocs) => unknown
}

/** Everything that documents say of an API beyond its contract. */
export interface ApiDocs {
  readonly description: string
  readonly tags: Readonly<Record<string, string>>
  readonly auth: { readonly description: string; readonly source: Provenance }
  /** Headers that sign a call, by name, and what is in each. */
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
  /** Where the API is: at its base URL, unless that is only part of an address. */
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
  /** What files may go with a body, and of which media types. */
  readonly files?: {
    readonly description: string
    readonly types: readonly string[]
    readonly example: string
  }
  /** By path, below the address of the server. */
  readonly sockets?: Readonly<Record<string, SocketDocs>>
  readonly fixtures: Readonly<Record<string, Fixture>>
  readonly envelope: EnvelopeDocs
  readonly errors: Readonly<Record<string, ErrorDocs>>
  /** Codes that any operation may answer with. */
  readonly commonErrors: readonly string[]
  readonly limits: Readonly<Record<string, string>>
  /** Headers on every answer. */
  readonly headers: Readonly<Record<string, HeaderDocs>>
  /** Further headers on an answer that a rate limit refused. */
  readonly rateLimitedHeaders: Readonly<Record<string, HeaderDocs>>
  readonly rateLimitCodes: readonly string[]
}

type Shape = Readonly<Record<string, z.core.$ZodType>>

/** Describes an object schema; the compiler sees to it that no property is left out. */
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

/** The name of a schema in the docs. Every schema that an operation uses has one. */
export const schemaNameOf = (
  docs: ApiDocs,
  schema: Schema,
  { id }: Pick<Operation, 'id'>,
): string => {
  const found = Object.entries(docs.schemas).find(([, named]) => named.schema === schema)
  if (!found) throw new Error(`Give every schema of ${id} a name in the docs.`)
  return found[0]
}
