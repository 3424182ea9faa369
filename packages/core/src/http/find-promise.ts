import { isPlainObject, isPromise } from './check-options.ts'

/** Where a promise is in an input, and the promise. */
type FoundPromise = readonly [path: string, promise: unknown]

/** Ends the search in an object that contains itself, and in one with very many others. */
const maxDepth = 99
const maxObjects = 9_999

/**
 * Finds a promise in an object or an array at any depth, such as a call that was not awaited: it would
 * be sent as an object without fields.
 */
export const findPromise = (input: unknown): FoundPromise | undefined => {
  let objects = 0
  const search = (value: unknown, depth: number): FoundPromise | undefined => {
    const isArray = Array.isArray(value)
    if (depth > maxDepth || ++objects > maxObjects || !(isArray || isPlainObject(value))) return
    for (const key of isArray ? value.keys() : Object.keys(value as object)) {
      const member: unknown = (value as Readonly<Record<string, unknown>>)[key as string]
      if (typeof member !== 'object' || !member) continue
      if (isPromise(member)) return [`${key}`, member]
      const found = search(member, depth + 1)
      if (found) return [`${key}.${found[0]}`, found[1]]
    }
    return
  }
  return search(input, 0)
}
