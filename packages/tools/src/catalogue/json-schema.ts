/** The part of JSON Schema that the inputs and results of operations use. It has no references. */
export interface JsonSchema {
  readonly description?: string
  readonly type?: string | readonly string[]
  readonly format?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly JsonSchema[]
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean | JsonSchema
  readonly items?: JsonSchema
  readonly examples?: readonly unknown[]
  readonly minimum?: number
  readonly maximum?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly minItems?: number
  readonly maxItems?: number
  /** `cents`: an amount in US cents. */
  readonly 'x-unit'?: string
  /** The value that the platform uses if the property is missing. */
  readonly 'x-default'?: unknown
  readonly 'x-default-source'?: string
  /** Whether the platform accepts fields that are not listed. */
  readonly 'x-extensible'?: boolean
  /** Provenance, where it differs from that of the parent. */
  readonly 'x-source'?: string
}
