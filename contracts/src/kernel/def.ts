import type { Schema } from './schema.ts'

/** The definition of a zod schema, as far as the validator reads it. */
export interface SchemaDef {
  readonly type: string
  /** Set if the schema is also a check, such as an integer. */
  readonly format?: string
  readonly checks?: readonly { readonly _zod: { readonly def: CheckDef } }[]
  readonly catchall?: Schema
  readonly shape: Readonly<Record<string, Schema>>
  readonly element: Schema
  readonly innerType: Schema
  readonly keyType: Schema
  readonly valueType: Schema
  readonly options: readonly Schema[]
  readonly values: readonly unknown[]
  readonly entries: Readonly<Record<string, unknown>>
}

/** The definition of a zod check. Which members exist depends on its kind. */
export interface CheckDef {
  readonly check: string
  readonly minimum: number
  readonly maximum: number
  readonly value: number
  readonly inclusive: boolean
}

/** Which members exist depends on the type. */
export const schemaDefOf = (schema: Schema): SchemaDef =>
  (schema as Schema & { readonly _zod: { readonly def: SchemaDef } })._zod.def
