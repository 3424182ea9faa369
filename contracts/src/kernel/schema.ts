/**
 * The part of a schema that types need. The declarations of the published packages must not import
 * a library.
 */
export interface Schema<out Output = unknown, out Input = unknown> {
  readonly _zod: { readonly output: Output; readonly input: Input }
}

/** The output type of a schema. */
export type OutputOf<S> = S extends Schema<infer Output> ? Output : never

/** The input type of a schema. */
export type InputOf<S> = S extends Schema<unknown, infer Input> ? Input : never
