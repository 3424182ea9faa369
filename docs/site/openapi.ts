/** The parts of an OpenAPI document of `contracts/openapi` that the HTTP reference shows. */
export interface Document {
  readonly info: { readonly title: string; readonly description: string }
  readonly servers: readonly (Sourced & { readonly url: string; readonly description?: string })[]
  readonly security?: Security
  readonly tags?: readonly { readonly name: string; readonly description?: string }[]
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly webhooks?: Readonly<Record<string, { readonly post: Operation }>>
  readonly components: {
    readonly schemas: Readonly<Record<string, Schema>>
    readonly securitySchemes?: Readonly<Record<string, Sourced & { readonly description?: string }>>
  }
  readonly 'x-websockets'?: Readonly<Record<string, Socket>>
  readonly 'x-error-codes'?: Readonly<Record<string, ErrorCode>>
}

type Security = readonly Readonly<Record<string, readonly string[]>>[]

export interface Sourced {
  readonly 'x-source'?: string
}

export interface ErrorCode extends Sourced {
  readonly description?: string
  readonly status?: number
}

interface Socket {
  readonly description: string
  readonly sends: Schema
  readonly receives: Schema
}

export interface Operation extends Sourced {
  readonly operationId: string
  readonly tags?: readonly string[]
  readonly summary: string
  readonly description?: string
  readonly security?: Security
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: Body
  readonly responses?: Readonly<Record<string, Response>>
  readonly 'x-effect'?: string
  readonly 'x-rate-limit'?: Readonly<Record<string, RateLimit>>
}

export interface RateLimit extends Sourced {
  readonly description?: string
  readonly max: number
  readonly windowMs: number
}

interface Parameter extends Sourced {
  readonly name: string
  readonly in: string
  readonly required?: boolean
  readonly description?: string
  readonly schema: Schema
}

interface Body {
  readonly content: Readonly<
    Record<string, { readonly schema?: Schema; readonly example?: unknown }>
  >
}

interface Response extends Sourced {
  readonly description: string
  readonly content?: Body['content']
  readonly 'x-error-codes'?: Readonly<Record<string, Sourced>>
}

export interface Schema extends Sourced {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly description?: string
  readonly required?: readonly string[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly items?: Schema
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
  readonly additionalProperties?: boolean | Schema
  readonly 'x-default'?: unknown
}

/** The name of a schema that a reference points to. */
export const refName = ($ref: string): string => $ref.slice($ref.lastIndexOf('/') + 1)
