/**
 * What types need to know of a schema, and no more: the declarations of the published packages
 * are to name no library.
 */
export interface Schema<out Output = unknown, out Input = unknown> {
  readonly _zod: { readonly output: Output; readonly input: Input }
}

/** What a schema gives back once a value has passed it. */
export type OutputOf<S> = S extends Schema<infer Output> ? Output : never

/** What a caller may hand in for a schema. */
export type InputOf<S> = S extends Schema<unknown, infer Input> ? Input : never
