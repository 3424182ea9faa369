/** True if both types are identical, including optional and null. For tests of types. */
export type Equal<A, B> =
  (<T>() => T extends Flatten<A> ? 1 : 2) extends <T>() => T extends Flatten<B> ? 1 : 2
    ? [A, B] extends [B, A]
      ? true
      : false
    : false

/** Rebuilds all members recursively, so that an interface is compared by its members. */
type Flatten<T> = T extends (infer Item)[]
  ? Flatten<Item>[]
  : T extends object
    ? { [Key in keyof T]: Flatten<T[Key]> }
    : T

/** Compiles only if all members are true. */
export type AllTrue<Checks extends readonly true[]> = Checks
