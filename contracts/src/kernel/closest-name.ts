/** Returns the name that was probably meant: a typing error away, or else a part or an extension. */
export const closestName = (name: string, names: readonly string[]): string | undefined => {
  const written = plain(name)
  let closest: string | undefined
  let least = Number.POSITIVE_INFINITY
  for (const known of names) {
    const distance = distanceOf(written, plain(known))
    if (distance < least) [closest, least] = [known, distance]
  }
  return closest
}

/** `base_url` and `baseURL` are the same name. */
const plain = (name: string): string => name.replace(/[\W_]/g, '').toLowerCase()

/** Infinite for names that have too little in common. */
const distanceOf = (a: string, b: string): number => {
  const edits = editDistance(a, b)
  const [longer, shorter] = a.length > b.length ? [a, b] : [b, a]
  // Two edits, so that two letters in the wrong order still count as a typing error.
  if (edits <= (shorter.length < 4 ? 1 : 2)) return edits
  // `retries` for `maxRetries`, `timeoutMs` for `timeout`.
  return shorter.length > 2 && longer.includes(shorter) ? edits : Number.POSITIVE_INFINITY
}

/** Levenshtein distance. */
const editDistance = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (const [line, letter] of [...a].entries()) {
    const next = [line + 1]
    for (let index = 0; index < b.length; index++) {
      const replaced = (row[index] ?? 0) + (letter === b[index] ? 0 : 1)
      next.push(Math.min(replaced, (row[index + 1] ?? 0) + 1, (next[index] ?? 0) + 1))
    }
    row = next
  }
  return row.at(-1) ?? 0
}
