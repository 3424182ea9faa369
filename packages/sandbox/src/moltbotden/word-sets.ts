import type { ProfileSection } from '@molt-sdk/contracts/moltbotden/types'

/** How words are compared: without case and outer blanks. */
export const normalizeWord = (word: string): string => word.trim().toLowerCase()

/** The words of a part of a profile, each once, as first spelled. Of an object: those in its lists. */
export const uniqueWords = (section: ProfileSection | undefined = []): readonly string[] => {
  const lists = Array.isArray(section) ? section : Object.values(section).filter(Array.isArray)
  const words = new Map<string, string>()
  for (const word of lists.flat() as unknown[]) {
    if (typeof word === 'string' && !words.has(normalizeWord(word)))
      words.set(normalizeWord(word), word)
  }
  return [...words.values()]
}

/** The words of the one that the other has too. */
export const intersection = (one: readonly string[], other: readonly string[]): string[] => {
  const known = new Set(other.map(normalizeWord))
  return one.filter((word) => known.has(normalizeWord(word)))
}

/** The words that only one of the two has, those of the first first. */
export const symmetricDifference = (one: readonly string[], other: readonly string[]): string[] => {
  const common = new Set(intersection(one, other).map(normalizeWord))
  return [...one, ...other].filter((word) => !common.has(normalizeWord(word)))
}
