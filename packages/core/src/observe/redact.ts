const sensitiveName = /authorization|cookie|secret|password|signature|api[-_]?key|(token|key)$/i

const mask = '[redacted]'

/** Masks secrets on their way into errors, hooks and logs. One for every sink of a client. */
export interface Redactor {
  /** Takes the client's own key out of a text. */
  string(value: string): string
  /** Masks the values of tell-tale names, and the client's own key anywhere, at any depth. */
  value(value: unknown): unknown
  /** The beginning of a text that cannot be parsed, up to the first value of a tell-tale name. */
  excerpt(value: string, length?: number): string
}

export const createRedactor = (key: string | null): Redactor => {
  const string = (value: string): string => (key ? value.replaceAll(key, mask) : value)
  const value = (input: unknown): unknown => {
    if (typeof input === 'string') return string(input)
    if (Array.isArray(input)) return input.map(value)
    if (typeof input !== 'object' || input === null) return input
    const entries = Object.entries(input)
    return Object.fromEntries(
      entries.map(([name, fieldValue]) => [
        name,
        sensitiveName.test(name) ? mask : value(fieldValue),
      ]),
    )
  }
  const excerpt = (input: string, length = 120): string => {
    const words = string(input).slice(0, length)
    for (const [member, name = ''] of words.matchAll(/"([^"]*)"\s*:/g)) {
      if (sensitiveName.test(name)) return words.slice(0, words.indexOf(member)) + mask
    }
    return words
  }
  return { string, value, excerpt }
}
