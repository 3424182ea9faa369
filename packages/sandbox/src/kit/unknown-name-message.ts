/** Says that a name is unknown, and lists the allowed ones: `Unknown setting "tokenPac". Did you mean …`. */
export const unknownNameMessage = (
  thing: string,
  name: unknown,
  allowed: readonly string[],
): string => {
  const similar = allowed.find((known) => editDistance(known, String(name)) <= maxDistance)
  const hint = similar === undefined ? '' : ` Did you mean ${JSON.stringify(similar)}?`
  return `Unknown ${thing} ${JSON.stringify(name)}.${hint} Allowed: ${allowed.join(', ')}.`
}

/** Two edits, so that two letters in the wrong order still count as a typing error. */
const maxDistance = 2

/** Levenshtein distance, without regard to case. */
const editDistance = (a: string, b: string): number => {
  const target = b.toLowerCase()
  let row = Array.from({ length: target.length + 1 }, (_, index) => index)
  for (const [line, letter] of [...a.toLowerCase()].entries()) {
    const next = [line + 1]
    for (let index = 0; index < target.length; index++) {
      const replaced = (row[index] ?? 0) + (letter === target[index] ? 0 : 1)
      next.push(Math.min(replaced, (row[index + 1] ?? 0) + 1, (next[index] ?? 0) + 1))
    }
    row = next
  }
  return row.at(-1) ?? 0
}
