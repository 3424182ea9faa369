const sensitiveName = /authorization|cookie|secret|password|signature|api[-_]?key|(token|key)$/i

const mask = '[redacted]'

/** Masks secrets in errors, hook events and logs. */
export interface Redactor {
  /** Masks the client's API key in a string. */
  string(value: string): string
  /** Masks the values of sensitive field names and the client's API key, at any depth. */
  value(value: unknown): unknown
  /** Returns the start of a text that cannot be parsed, up to the first sensitive field name. */
  excerpt(value: string, length?: number): string
}

/** Creates a redactor. One is used for all output of a client. */
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
    const start = string(input).slice(0, length)
    for (const [member, name = ''] of start.matchAll(/"([^"]*)"\s*:/g)) {
      if (sensitiveName.test(name)) return start.slice(0, start.indexOf(member)) + mask
    }
    return start
  }
  return { string, value, excerpt }
}
