/** What a secret is replaced by. */
const mask = '***'

const secretHeader =
  /^(proxy-)?authorization$|cookie|(api|access|secret)-?key|token|secret|password/i

const secretField =
  /^(.*[_-])?(key|token|secret|password|authorization|cookie)$|(Key|Token|Secret|Password|Cookie)$/

/** Returns the value of a header without secrets. The scheme of an authorization stays readable. */
export const maskHeader = (name: string, value: string, secrets: readonly string[]): string => {
  if (!secretHeader.test(name)) return maskText(value, secrets)
  const [, scheme = ''] = /^((?:Bearer|Basic) )/i.exec(value) ?? []
  return scheme + mask
}

/** Returns a text without secrets, in whichever of the usual encodings they are. */
export const maskText = (text: string, secrets: readonly string[]): string => {
  let masked = text
  for (const secret of secrets) {
    if (!secret) continue
    for (const form of formsOf(secret)) masked = masked.replaceAll(form, mask)
  }
  return masked
}

/**
 * Returns a body without secrets. In JSON, strings in fields named like secrets are replaced too; the
 * format of the text stays, because only the values are replaced.
 */
export const maskBody = (text: string, secrets: readonly string[]): string =>
  maskText(text, secrets).replace(
    /"((?:[^"\\]|\\.)*)"(\s*:\s*)"((?:[^"\\]|\\.)*)"/g,
    (match, name: string, colon: string) =>
      secretField.test(name) ? `"${name}"${colon}"${mask}"` : match,
  )

const forms = new Map<string, readonly string[]>()
const maxForms = 10_000

/** Returns a secret as it may appear in a text: plain, in a URL, in JSON, and inside of base64. */
const formsOf = (secret: string): readonly string[] => {
  const known = forms.get(secret)
  if (known) return known
  const created = [
    ...new Set([
      secret,
      encodeURIComponent(secret),
      JSON.stringify(secret).slice(1, -1),
      ...base64Forms(secret),
    ]),
  ].sort((one, other) => other.length - one.length)
  if (forms.size >= maxForms) forms.clear()
  forms.set(secret, created)
  return created
}

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
