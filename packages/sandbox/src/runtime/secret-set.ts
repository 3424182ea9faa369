/** What a secret is replaced by. */
export const mask = '***'

/** Number of characters that a text is searched for first. Every secret is longer. */
const startLength = 4

/** Finds strings in a text, in time that does not depend on their number: most have the same start. */
class StringFinder {
  readonly #byStart = new Map<string, Map<number, Set<string>>>()
  #starts: RegExp | undefined

  add(text: string): void {
    const start = text.slice(0, startLength)
    const byLength = this.#byStart.get(start) ?? new Map<number, Set<string>>()
    if (!byLength.size) this.#starts = undefined
    this.#byStart.set(start, byLength)
    byLength.set(text.length, (byLength.get(text.length) ?? new Set()).add(text))
  }

  /** Returns the text with each string replaced by the mask. */
  replaceIn(text: string): string {
    if (!this.#byStart.size) return text
    this.#starts ??= new RegExp([...this.#byStart.keys()].map(escapePattern).join('|'), 'g')
    const starts = this.#starts
    let masked = ''
    let end = 0
    starts.lastIndex = 0
    for (let match = starts.exec(text); match; match = starts.exec(text)) {
      const { index } = match
      const length = this.#lengthAt(text, index, match[0])
      if (length) {
        masked += text.slice(end, index) + mask
        end = index + length
      }
      starts.lastIndex = index + (length || 1)
    }
    return masked + text.slice(end)
  }

  /** Returns the length of the longest string at an index, or 0. */
  #lengthAt(text: string, index: number, start: string): number {
    let longest = 0
    for (const [length, texts] of this.#byStart.get(start) ?? []) {
      if (length > longest && texts.has(text.slice(index, index + length))) longest = length
    }
    return longest
  }

  clear(): void {
    this.#byStart.clear()
    this.#starts = undefined
  }
}

/** The secrets of a platform, however many: they must not appear in the log. */
export class SecretSet {
  readonly #plain = new StringFinder()
  readonly #encoded = new StringFinder()
  /** Secrets whose encoded forms are not needed yet. */
  #pending: string[] = []

  add(secret: string): void {
    this.#plain.add(secret)
    this.#pending.push(secret)
  }

  /** Returns a text without the secrets. */
  maskIn(text: string): string {
    return this.#plain.replaceIn(text)
  }

  /** Returns a text without the secrets, in whichever of the usual encodings they are. */
  maskEncodedIn(text: string): string {
    for (const secret of this.#pending) {
      for (const form of formsOf(secret)) this.#encoded.add(form)
    }
    this.#pending = []
    return this.#encoded.replaceIn(text)
  }

  clear(): void {
    this.#plain.clear()
    this.#encoded.clear()
    this.#pending = []
  }
}

/** Escapes the characters that have a meaning in a regular expression. */
const escapePattern = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')

/** Returns a secret as it may appear in a text: plain, in a URL, in JSON, and inside of base64. */
const formsOf = (secret: string): readonly string[] => [
  secret,
  encodeURIComponent(secret),
  JSON.stringify(secret).slice(1, -1),
  ...base64Forms(secret),
]

/** Number of leading base64 characters that depend on what precedes the secret. */
const dependentCharacters = [0, 2, 3]

/** Returns the base64 characters that depend on the secret alone, at each of the three offsets. */
const base64Forms = (secret: string): readonly string[] => {
  const bytes = String.fromCharCode(...new TextEncoder().encode(secret))
  return dependentCharacters.flatMap((dependent, offset) => {
    const length = offset + bytes.length
    const encoded = btoa('\0'.repeat(offset) + bytes)
    const form = encoded.slice(dependent, Math.floor((length * 8) / 6))
    // Shorter forms could be parts of ordinary words.
    return form.length < 8 ? [] : [form, form.replaceAll('+', '-').replaceAll('/', '_')]
  })
}
