import type { Schema } from './schema.ts'

/** The definition of a zod schema, as far as the validator reads it. */
export interface SchemaDef {
  readonly type: string
  /** Set if the schema is also a check, such as an integer. */
  readonly format?: string
  readonly checks?: readonly Check[]
  /** Returns the message that replaces all others. */
  readonly error?: () => string
  /** The schema that the validator uses instead. */
  readonly validatedAs?: Schema
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

/** A problem that a custom check reports. */
export interface Issue {
  readonly path: readonly string[]
  readonly message: string
}

/** A zod check, as far as the validator reads it. */
export interface Check {
  readonly _zod: {
    readonly def: CheckDef
    /** Of a custom check: adds the problems of a value to its issues. */
    check(payload: { readonly value: unknown; readonly issues: Issue[] }): void
  }
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
