/** Looks up what implements a kind of schema or check. Throws if nothing does, as it would not be checked. */
export const lookUp = <T>(table: Readonly<Record<string, T>>, kind: string): T => {
  const entry = table[kind]
  if (!entry) throw new Error(`A contract cannot use ${kind} yet.`)
  return entry
}
