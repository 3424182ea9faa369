/** Path in a value: keys and indexes, outermost first. */
export type Path = readonly (string | number)[]

/** An edit at a path: sets a value, or deletes the key if there is none. */
export interface ValueEdit {
  readonly name: string
  readonly path: Path
  readonly set?: unknown
}

/** Returns a copy of the value with one edit. Parts outside the path are shared. */
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
