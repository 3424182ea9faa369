/**
 * The part of a zod schema that types need. Written out here so that the declarations
 * of the published packages name no zod type.
 */
export interface Schema<out Output = unknown, out Input = unknown> {
  readonly _zod: { readonly output: Output; readonly input: Input }
}

/** What a schema gives back once a value has passed it. */
export type OutputOf<S> = S extends Schema<infer Output> ? Output : never

/** What a caller may hand in for a schema. */
export type InputOf<S> = S extends Schema<unknown, infer Input> ? Input : never
