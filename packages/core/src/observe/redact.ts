import type { TextRedactor } from './text-redactor.ts'
import { mask, toPattern, toRegExp } from './text-redactor.ts'

const sensitiveName = /authorization|cookie|secret|password|signature|api[-_]?key|(token|key)$/i

/** Data of a server that is nested deeper is cut off. */
const maxDepth = 50

/** Masks secrets in everything that leaves the client: errors, hooks and logs. */
export interface Redactor extends TextRedactor {
  /** Masks the values of sensitive names, and the client's secrets anywhere. */
  value(value: unknown): unknown
  /** The start of a text that cannot be parsed, up to the first value of a sensitive name. */
  excerpt(value: string, length?: number): string
  /** A copy of headers without secrets. */
  headers(value: Headers): Headers
  /**
   * Masks one more secret until the returned function is called, and longer while it is one of the
   * latest {@link maxFormerSecrets} secrets.
   */
  hold(secret: string): () => void
}

/** A secret that is masked, and how many calls use it. */
interface HeldSecret {
  readonly pattern: string
  users: number
}

/** The number of secrets that are kept although no call uses them. */
const maxFormerSecrets = 16

/** Creates the redactor of a client with these secrets, or with the format of secrets. */
export const createRedactor = (
  ...secrets: readonly (string | RegExp | null | undefined)[]
): Redactor => {
  const held = new Map<string, HeldSecret>()
  const formats = secrets.flatMap((secret) => (secret instanceof RegExp ? secret.source : []))
  let pattern: RegExp | undefined
  const hold = (secret: string): (() => void) => {
    const entry = held.get(secret) ?? { pattern: toPattern(secret), users: 0 }
    if (!held.delete(secret)) pattern = undefined
    // The latest comes last.
    held.set(secret, entry)
    entry.users++
    if (held.size > maxFormerSecrets) {
      for (const [former, { users }] of held) {
        if (held.size <= maxFormerSecrets) break
        if (!users) held.delete(former)
      }
    }
    return () => {
      entry.users--
    }
  }
  for (const secret of secrets) {
    // Not validated yet when a client is created for a single call.
    if (typeof secret === 'string') hold(secret)
  }
  const string = (value: string): string => {
    pattern ??= toRegExp([...formats, ...Array.from(held.values(), (entry) => entry.pattern)])
    return value.replace(pattern, mask)
  }
  const value = (input: unknown, depth = 0): unknown => {
    if (typeof input === 'string') return string(input)
    if (typeof input !== 'object' || input === null) return input
    if (depth === maxDepth) return '[nested too deeply]'
    if (Array.isArray(input)) return input.map((item) => value(item, depth + 1))
    return Object.fromEntries(
      Object.entries(input).map(([name, field]) => [
        string(name),
        sensitiveName.test(name) ? mask : value(field, depth + 1),
      ]),
    )
  }
  const excerpt = (input: string, length = 120): string => {
    // JSON may write any character as an escape, so a secret is found only without them.
    const plain = input.replace(/\\u([\da-f]{4})|\\(\/)/gi, (_, code?: string, slash?: string) =>
      code ? String.fromCharCode(Number.parseInt(code, 16)) : `${slash}`,
    )
    const words = string(plain).slice(0, length)
    for (const [member, name = ''] of words.matchAll(/"([^"]*)"\s*:/g)) {
      if (sensitiveName.test(name)) return words.slice(0, words.indexOf(member)) + mask
    }
    return words
  }
  const headers = (input: Headers): Headers => {
    const copy = new Headers()
    input.forEach((field, name) => {
      copy.set(name, sensitiveName.test(name) ? mask : string(field))
    })
    return copy
  }
  return { string, value: (input) => value(input), excerpt, headers, hold }
}
