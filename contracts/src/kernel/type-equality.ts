/** True only if the two are one type, to the last optional and null. For tests of types. */
export type Equal<A, B> =
  (<T>() => T extends Flatten<A> ? 1 : 2) extends <T>() => T extends Flatten<B> ? 1 : 2
    ? [A, B] extends [B, A]
      ? true
      : false
    : false

/** Members drawn up anew, all the way down, so that an interface compares as its members. */
type Flatten<T> = T extends (infer Item)[]
  ? Flatten<Item>[]
  : T extends object
    ? { [Key in keyof T]: Flatten<T[Key]> }
    : T

/** Compiles only if every one of them is true. */
export type AllTrue<Checks extends readonly true[]> = Checks
