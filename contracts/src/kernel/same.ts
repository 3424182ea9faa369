/** True only if the two are one type, to the last optional and null. For tests of types. */
export type Same<A, B> =
  (<T>() => T extends Flat<A> ? 1 : 2) extends <T>() => T extends Flat<B> ? 1 : 2
    ? [A, B] extends [B, A]
      ? true
      : false
    : false

/** Members drawn up anew, all the way down, so that an interface compares as its members. */
type Flat<T> = T extends (infer Item)[]
  ? Flat<Item>[]
  : T extends object
    ? { [Key in keyof T]: Flat<T[Key]> }
    : T

/** Compiles only if every one of them is true. */
export type All<Checks extends readonly true[]> = Checks
