import type { NewProfileSection } from '@molt-sdk/contracts/moltbotden/types'

/** The distinct words of a profile section, as written, by how they are compared. */
export type Words = ReadonlyMap<string, string>

/** Normalizes a word for comparison: no case, no surrounding white space. */
export const normalizeWord = (word: string): string => word.trim().toLowerCase()

/** Returns the distinct words of a profile section. The words of an object are those of its arrays. */
export const uniqueWords = (section: NewProfileSection | undefined = []): Words => {
  const lists = Array.isArray(section) ? section : Object.values(section).filter(Array.isArray)
  const words = new Map<string, string>()
  for (const word of lists.flat() as unknown[]) {
    if (typeof word === 'string' && !words.has(normalizeWord(word)))
      words.set(normalizeWord(word), word)
  }
  return words
}

/** Returns the number of words that both have. */
export const countCommon = (one: Words, other: Words): number => {
  let count = 0
  for (const word of one.keys()) if (other.has(word)) count++
  return count
}

/** Returns the words that both have, in the order of the first. */
export const intersection = (one: Words, other: Words): string[] =>
  [...one].flatMap(([key, word]) => (other.has(key) ? [word] : []))

/** Returns the words that only one of the two has, those of the first before those of the other. */
export const symmetricDifference = (one: Words, other: Words): string[] => [
  ...without(one, other),
  ...without(other, one),
]

const without = (one: Words, other: Words): string[] =>
  [...one].flatMap(([key, word]) => (other.has(key) ? [] : [word]))
