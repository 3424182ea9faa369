/** Where in a value: keys and places, outermost first. */
export type Path = readonly (string | number)[]

/** Something to do at a path: to set it, unless there is nothing to set. */
export interface ValueEdit {
  readonly name: string
  readonly path: Path
  readonly set?: unknown
}

/** A copy of a value with one change made. What is not on the path is shared. */
export const editValue = (
  value: unknown,
  [key, ...rest]: Path,
  change: { readonly set?: unknown },
): unknown => {
  if (key === undefined) return change.set
  const copy: Record<string | number, unknown> | unknown[] = Array.isArray(value)
    ? [...value]
    : { ...(value as Record<string, unknown>) }
  const fields = copy as Record<string | number, unknown>
  if (!rest.length && !('set' in change)) delete fields[key]
  else fields[key] = editValue(fields[key], rest, change)
  return copy
}
