import type { Schema } from './schema.ts'

/** The defining data of a zod schema, as far as walks over it read them. */
export interface SchemaDef {
  readonly type: string
  /** Set where the schema is a check in itself, such as an integer. */
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

/** The defining data of a zod check. Which of its members there are depends on its kind. */
export interface CheckDef {
  readonly check: string
  readonly minimum: number
  readonly maximum: number
  readonly value: number
  readonly inclusive: boolean
}

/** Which of its members a definition has depends on its type. */
export const schemaDefOf = (schema: Schema): SchemaDef =>
  (schema as Schema & { readonly _zod: { readonly def: SchemaDef } })._zod.def
