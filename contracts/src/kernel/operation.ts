import type { PaginationStrategy } from './pagination.ts'
import type { Provenance } from './provenance.ts'
import type { InputOf, OutputOf, Schema } from './schema.ts'

/**
 * What a call does to the server, which decides what may be sent again.
 *
 * - `read`, `replace`, `delete`: sending it twice ends where sending it once does.
 * - `create`: twice means two things made.
 * - `transition`: the second one is refused, or acts on a state that has moved on.
 */
export type Effect = 'read' | 'replace' | 'delete' | 'create' | 'transition'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** Files that go with a body: the name of their parts in the form, and how many of what size. */
export interface FileUploadLimits {
  readonly fieldName: string
  readonly maxFiles: number
  /** Most bytes that each of them may have. */
  readonly maxBytes: number
}

/** One endpoint: everything that is known of it, written once. */
export interface Operation {
  /** Unique in its API; the OpenAPI `operationId`, and the name in errors, hooks and logs. */
  readonly id: string
  readonly method: Method
  /** Path template below the base URL, such as `/agents/{agentId}`. */
  readonly path: string
  /**
   * `optional`: anybody may call, and a key, where there is one, may show more. `signature`: the
   * call is signed with a secret that it shares with the platform, and carries no key.
   */
  readonly auth: 'apiKey' | 'optional' | 'none' | 'signature'
  /** Whether the session of a user in a browser is accepted instead of an API key. */
  readonly session?: boolean
  readonly effect: Effect
  readonly query?: Schema
  readonly body?: Schema
  /** Set where files may go with the body, which is then sent as a form. */
  readonly files?: FileUploadLimits
  /** What the answer holds once its envelope is off. */
  readonly response: Schema
  /** For a stream: one decoded event. `response` is then what the whole stream amounts to. */
  readonly streamEvent?: Schema
  /** For a stream on request: what the whole stream amounts to, where that is not `response`. */
  readonly streamResult?: Schema
  /** For a list: how one page leads to the next. */
  readonly paging?: PaginationStrategy
  readonly status: number
  /** The documented rate-limit class, beside the API's general one. */
  readonly rateLimit?: string
  /** Error codes that this operation in particular may answer with. */
  readonly errors: readonly string[]
  readonly source: Provenance
}

/** The names between braces in a path template. */
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

/** What a call of the operation takes: path parameters, query and body, each only if it has them. */
export type ArgsOf<O extends Operation> = ParamsOf<O> & QueryOf<O> & BodyOf<O>

/** What a call of the operation gives back. */
export type ResponseOf<O extends Operation> = OutputOf<O['response']>

/** One entry of a list operation. */
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

/** Declares an endpoint, keeping every literal so that arguments and answers are inferred from it. */
export const operation = <const O extends Operation>(definition: O): O => definition
