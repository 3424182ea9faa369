import type { NewProfileSection } from '@molt-sdk/contracts/moltbotden/types'

/** Normalizes a word for comparison: no case, no surrounding white space. */
export const normalizeWord = (word: string): string => word.trim().toLowerCase()

/** Returns the distinct words of a profile section. The words of an object are those of its arrays. */
export const uniqueWords = (section: NewProfileSection | undefined = []): readonly string[] => {
  const lists = Array.isArray(section) ? section : Object.values(section).filter(Array.isArray)
  const words = new Map<string, string>()
  for (const word of lists.flat() as unknown[]) {
    if (typeof word === 'string' && !words.has(normalizeWord(word)))
      words.set(normalizeWord(word), word)
  }
  return [...words.values()]
}

/** Returns the words that both have, in the order of the first. */
export const intersection = (one: readonly string[], other: readonly string[]): string[] => {
  const otherWords = new Set(other.map(normalizeWord))
  return one.filter((word) => otherWords.has(normalizeWord(word)))
}

/** Returns the words that only one of the two has, those of the first before those of the other. */
export const symmetricDifference = (one: readonly string[], other: readonly string[]): string[] => {
  const common = new Set(intersection(one, other).map(normalizeWord))
  return [...one, ...other].filter((word) => !common.has(normalizeWord(word)))
}
