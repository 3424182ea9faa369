import type { PaginationStrategy } from './pagination.ts'
import type { Provenance } from './provenance.ts'
import type { InputOf, OutputOf, Schema } from './schema.ts'

/**
 * What a call does on the server. It decides which requests may be retried.
 *
 * - `read`, `replace`, `delete`: idempotent.
 * - `create`: a repeated request creates a second resource.
 * - `transition`: a repeated request is rejected, or acts on a resource in another state.
 */
export type Effect = 'read' | 'replace' | 'delete' | 'create' | 'transition'

export type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** Files that are sent with a body: their field name, number and size. */
export interface FileUploadLimits {
  readonly fieldName: string
  readonly maxFiles: number
  /** Maximum size of a file in bytes. */
  readonly maxBytes: number
  /** The documented rate-limit class of bodies with files, beside that of the operation. */
  readonly rateLimit?: string
}

/** The declaration of one endpoint. */
export interface Operation {
  /** Unique in its API; the OpenAPI `operationId`, and the name in errors, hooks and logs. */
  readonly id: string
  readonly method: Method
  /** Path template below the base URL, such as `/agents/{agentId}`. */
  readonly path: string
  /**
   * `optional`: no key is required, but the response may contain more with one. `signature`: the
   * request is signed with a shared secret and has no key.
   */
  readonly auth: 'apiKey' | 'optional' | 'none' | 'signature'
  /** Whether the session of a user in a browser is accepted instead of an API key. */
  readonly session?: boolean
  readonly effect: Effect
  readonly query?: Schema
  readonly body?: Schema
  /** Whether a request without a body counts as one with an empty object. */
  readonly optionalBody?: boolean
  /** Set if files can be sent with the body, as multipart/form-data. */
  readonly files?: FileUploadLimits
  /** The data of the response, without its envelope. */
  readonly response: Schema
  /** For a stream: one decoded event. `response` is then the result of the whole stream. */
  readonly streamEvent?: Schema
  /** For an optional stream: the result of the whole stream, if it differs from `response`. */
  readonly streamResult?: Schema
  /** For a list: the pagination strategy. */
  readonly paging?: PaginationStrategy
  readonly status: number
  /** The documented rate limit of this operation, in addition to the general one. */
  readonly rateLimit?: string
  /** Error codes of this operation, in addition to the common ones. */
  readonly errors: readonly string[]
  readonly source: Provenance
}

/** The parameter names of a path template. */
export type PathParams<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | PathParams<Rest>
  : never

type ParamsOf<O extends Operation> = [PathParams<O['path']>] extends [never]
  ? { readonly params?: never }
  : { readonly params: Readonly<Record<PathParams<O['path']>, string>> }

type QueryOf<O extends Operation> = O extends { readonly query: infer S }
  ? Record<never, never> extends InputOf<S>
    ? { readonly query?: InputOf<S> | undefined }
    : { readonly query: InputOf<S> }
  : { readonly query?: never }

type BodyOf<O extends Operation> = O extends { readonly body: infer S }
  ? { readonly body: InputOf<S> }
  : { readonly body?: never }

/** Arguments of a call: path parameters, query and body, as far as the operation has them. */
export type ArgsOf<O extends Operation> = ParamsOf<O> & QueryOf<O> & BodyOf<O>

/** The data that a call returns. */
export type ResponseOf<O extends Operation> = OutputOf<O['response']>

/** An item of a list operation. */
export type ItemOf<O extends Operation> = O extends {
  readonly paging: { readonly items: infer Keys }
}
  ? Keys extends readonly [infer Key extends keyof ResponseOf<O>, ...unknown[]]
    ? NonNullable<ResponseOf<O>[Key]> extends readonly (infer Item)[]
      ? Item
      : never
    : never
  : never

/** One event of a streaming operation. */
export type StreamEventOf<O extends Operation> = O extends { readonly streamEvent: infer S }
  ? OutputOf<S>
  : never

/** Declares an operation. Keeps literal types, so that arguments and responses can be inferred. */
export const operation = <const O extends Operation>(definition: O): O => definition
