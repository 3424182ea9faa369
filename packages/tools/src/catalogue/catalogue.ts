import type { Effect, Provenance } from '@molt-sdk/contracts/kernel'
import type { CallOptions } from '@molt-sdk/core'
import type { JsonSchema } from './json-schema.ts'

/** An input of an operation. */
export interface Parameter {
  /** Unique in the operation. The name of the field, unless a path parameter has the same name. */
  readonly name: string
  readonly in: 'path' | 'query' | 'body'
  /** Name of the field in the request. */
  readonly field: string
  readonly required: boolean
  readonly description: string
  /** Where the statement comes from that this input exists. */
  readonly source: Provenance
  /** Type and limits, without the description. */
  readonly schema: JsonSchema
  readonly example?: unknown
}

/** An operation with everything that a tool or a command shows of it. */
export interface CatalogueOperation {
  /** Id of the operation in the OpenAPI document, such as `createTask`. */
  readonly id: string
  /** Path of the client method, such as `tasks.create`. Unique on its platform. */
  readonly name: string
  readonly method: string
  /** Path template below the base URL. */
  readonly path: string
  readonly auth: 'apiKey' | 'optional' | 'none'
  readonly effect: Effect
  readonly source: Provenance
  /** Group of the operation, such as `Tasks`. */
  readonly tag: string
  /** A few words without a full stop, such as `Create a task`. */
  readonly summary: string
  /** One or more sentences. */
  readonly description: string
  /** The documented rate limit, if it has one of its own. */
  readonly rateLimit?: { readonly max: number; readonly windowMs: number }
  readonly parameters: readonly Parameter[]
  /** Field of the response that contains the items of a list. */
  readonly items?: string
  /** Whether the client method returns a stream. */
  readonly streams?: true
  /** Limits of the files that the client method accepts beside its fields. */
  readonly files?: { readonly maxFiles: number; readonly maxBytes: number }
  /** Data of the response. Of a list: one item. */
  readonly result: JsonSchema
}

/** The values of an operation's parameters by name. */
export type Input = Readonly<Record<string, unknown>>

/** Arguments of an operation, as client methods take them. */
export interface Arguments {
  readonly params: Readonly<Record<string, unknown>>
  readonly query: Readonly<Record<string, unknown>>
  readonly body: Readonly<Record<string, unknown>>
}

/** The operations of a platform, with the client methods that carry them out. */
export interface Catalogue<Client = unknown> {
  /** Such as `moltify`. */
  readonly platform: string
  readonly operations: readonly CatalogueOperation[]
  /** Calls the client method. Returns a `Call`, a `List` or a stream. */
  readonly call: (
    client: Client,
    operation: CatalogueOperation,
    input: Input,
    options?: CallOptions,
  ) => unknown
}
