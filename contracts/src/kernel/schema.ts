/**
 * The part of a schema that types need. The declarations of the published packages must not import
 * a library.
 */
export interface Schema<out Output = unknown, out Input = unknown> {
  readonly _zod: { readonly output: Output; readonly input: Input }
}

/** The output type of a schema. */
export type OutputOf<S> = S extends Schema<infer Output> ? Output : never

/** The input type of a schema. Its arrays are readonly, so that callers can pass theirs as they are. */
export type InputOf<S> = S extends Schema<unknown, infer Input> ? WithReadonlyArrays<Input> : never

type Primitive = string | number | bigint | boolean | symbol | null | undefined

type WithReadonlyArrays<T> = T extends Primitive
  ? T
  : T extends readonly (infer Item)[]
    ? readonly WithReadonlyArrays<Item>[]
    : T extends object
      ? { [Key in keyof T]: WithReadonlyArrays<T[Key]> }
      : T
