/** Returns the name that was probably meant: similar, or longer or shorter by a part. */
export const closestName = (name: string, names: readonly string[]): string | undefined => {
  let closest: string | undefined
  let best = minSimilarity
  for (const known of names) {
    const similarity = similarityOf(plain(name), plain(known))
    if (similarity > best) [closest, best] = [known, similarity]
  }
  return closest
}

/** `base_url` and `baseURL` are the same name. */
const plain = (name: string): string => name.replace(/[\W_]/g, '').toLowerCase()

/** Two letters in the wrong order, or one that is missing, leave three of four letters in order. */
const minSimilarity = 0.68

/** The share of letters that are in the same order in both names; more for a part. */
const similarityOf = (a: string, b: string): number => {
  let matches = 0
  let position = 0
  for (const letter of a) {
    const index = b.indexOf(letter, position)
    // Further away it is another letter, as the second e of `tolerence` is.
    if (index < 0 || index > position + 1) continue
    position = index + 1
    matches++
  }
  const length = Math.max(a.length, b.length)
  const isPart = a.length > 2 && b.length > 2 && (a.includes(b) || b.includes(a))
  // `retries` for `maxRetries`, `timeoutMs` for `timeout`.
  const partShare = isPart ? minSimilarity + Math.min(a.length, b.length) / length / 10 : 0
  return Math.max(matches / length, partShare)
}
