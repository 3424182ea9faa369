const sensitive = /authorization|cookie|secret|password|signature|api[-_]?key|(token|key)$/i

const masked = '[redacted]'

/** Masks secrets on their way into errors, hooks and logs. One for every sink of a client. */
export interface Redactor {
  /** Takes the client's own key out of a text. */
  text(value: string): string
  /** Masks the values of tell-tale names, and the client's own key anywhere, at any depth. */
  value(value: unknown): unknown
  /** The beginning of a text that cannot be parsed, up to the first value of a tell-tale name. */
  start(value: string, length?: number): string
}

export const createRedactor = (key: string | null): Redactor => {
  const text = (value: string): string => (key ? value.replaceAll(key, masked) : value)
  const value = (input: unknown): unknown => {
    if (typeof input === 'string') return text(input)
    if (Array.isArray(input)) return input.map(value)
    if (typeof input !== 'object' || input === null) return input
    const entries = Object.entries(input)
    return Object.fromEntries(
      entries.map(([name, held]) => [name, sensitive.test(name) ? masked : value(held)]),
    )
  }
  const start = (input: string, length = 120): string => {
    const words = text(input).slice(0, length)
    for (const [member, name = ''] of words.matchAll(/"([^"]*)"\s*:/g)) {
      if (sensitive.test(name)) return words.slice(0, words.indexOf(member)) + masked
    }
    return words
  }
  return { text, value, start }
}
