/** The part of JSON Schema that the inputs and results of operations use. It has no references. */
export interface JsonSchema {
  /** What the value is. */
  readonly description?: string
  /** Type of the value, or types. */
  readonly type?: string | readonly string[]
  /** Format of a string, such as `date-time`. */
  readonly format?: string
  /** The values that are allowed. */
  readonly enum?: readonly unknown[]
  /** The only value that is allowed. */
  readonly const?: unknown
  /** Schemas of which one must apply. */
  readonly anyOf?: readonly JsonSchema[]
  /** Schemas of the fields of an object. */
  readonly properties?: Readonly<Record<string, JsonSchema>>
  /** Names of the fields that must be there. */
  readonly required?: readonly string[]
  /** Whether other fields are allowed, or their schema. */
  readonly additionalProperties?: boolean | JsonSchema
  /** Schema of the items of an array. */
  readonly items?: JsonSchema
  /** Example values. */
  readonly examples?: readonly unknown[]
  /** Smallest number. */
  readonly minimum?: number
  /** Largest number. */
  readonly maximum?: number
  /** Smallest length of a string, in characters. */
  readonly minLength?: number
  /** Largest length of a string, in characters. */
  readonly maxLength?: number
  /** Smallest number of items. */
  readonly minItems?: number
  /** Largest number of items. */
  readonly maxItems?: number
  /** `cents`: an amount in US cents. */
  readonly 'x-unit'?: string
  /** The value that the platform uses if the property is missing. */
  readonly 'x-default'?: unknown
  /** Where the statement about the default comes from. */
  readonly 'x-default-source'?: string
  /** Whether the platform accepts fields that are not listed. */
  readonly 'x-extensible'?: boolean
  /** Provenance, where it differs from that of the parent. */
  readonly 'x-source'?: string
}
