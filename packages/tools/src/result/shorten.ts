import { isRecord } from '@molt-sdk/contracts/kernel'

type Data = Readonly<Record<string, unknown>>

const shortestText = 100

/**
 * Shortens data until its JSON has at most `maxChars` characters: long texts first, the longest most,
 * then the ends of lists. What was cut has a note.
 */
export const shorten = (data: Data, maxChars: number): Data => {
  let shortened = data
  for (let length = maxChars; size(shortened) > maxChars && length >= shortestText; length /= 2) {
    shortened = cutTexts(data, Math.floor(length)) as Data
  }
  while (size(shortened) > maxChars) {
    const [name, list] = longestList(shortened)
    if (!list) return { note: `The result is longer than ${maxChars} characters and was left out.` }
    const kept = list.slice(0, Math.floor(list.length / 2))
    const note = `Only ${kept.length} of ${lengthOf(data, name)} ${name} are shown. Ask for fewer at a time.`
    shortened = { ...shortened, [name]: kept, note }
  }
  return shortened
}

const size = (value: unknown): number => JSON.stringify(value).length

const cutTexts = (value: unknown, maxChars: number): unknown => {
  if (typeof value === 'string' && value.length > maxChars) {
    const more = value.length - maxChars
    // Not within a character of two code units.
    return `${value.slice(0, maxChars).replace(/[\uD800-\uDBFF]$/, '')}… [${more} more characters]`
  }
  if (Array.isArray(value)) return value.map((item) => cutTexts(item, maxChars))
  if (!isRecord(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, cutTexts(member, maxChars)]),
  )
}

const longestList = (data: Data): readonly [string, readonly unknown[] | undefined] => {
  const lists = Object.entries(data).filter(
    (entry): entry is [string, readonly unknown[]] =>
      Array.isArray(entry[1]) && entry[1].length > 0,
  )
  const [longest] = lists.sort(([, a], [, b]) => size(b) - size(a))
  return longest ?? ['', undefined]
}

const lengthOf = (data: Data, name: string): number => (data[name] as readonly unknown[]).length
