import type { Schema } from './schema.ts'

/** The defining data of a zod schema, as far as walks over it read them. */
export interface Def {
  readonly type: string
  /** Set where the schema is a check in itself: a whole number, a formatted string. */
  readonly check?: string
  readonly checks?: readonly unknown[]
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

/** Which of its members a definition has depends on its type. */
export const defOf = (schema: Schema): Def =>
  (schema as Schema & { readonly _zod: { readonly def: Def } })._zod.def
