export const mask = '[redacted]'

/** A shorter secret is not searched for in running text: it could be part of an ordinary word. */
const minSearchLength = 8

/** Masks secrets in texts. */
export interface TextRedactor {
  /** Masks the secrets in a text, in every encoding. */
  string(value: string): string
}

/** Creates a redactor of texts alone, for code that has no data or headers to redact. */
export const createTextRedactor = (...secrets: readonly string[]): TextRedactor => {
  let pattern: RegExp | undefined
  return {
    string: (value) => {
      pattern ??= toRegExp(secrets.map(toPattern))
      return value.replace(pattern, mask)
    },
  }
}

/** Without any pattern, one that never matches. */
export const toRegExp = (patterns: readonly string[]): RegExp =>
  new RegExp(patterns.filter(Boolean).join('|') || '$.', 'gi')

/** A pattern of all forms of a secret, or an empty one for a secret that is not searched for. */
export const toPattern = (secret: string): string =>
  secret.length < minSearchLength
    ? ''
    : encodedForms(secret)
        .map((form) => form.replace(/\W/g, '\\$&'))
        .join('|')

/** The secret as it is, and as encoders write it: in JSON, URLs, HTML, hex and base64. */
const encodedForms = (secret: string): string[] => {
  const json = JSON.stringify(secret).slice(1, -1)
  const url = encodeURIComponent(secret)
  const html = secret.replace(/[&<>"']/g, (char) => htmlEntities[char] ?? '')
  const forms = [secret, json, json.replaceAll('/', '\\/'), url, encodeURIComponent(url), html]
  const bytes = new TextEncoder().encode(secret)
  forms.push(Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(''))
  // Base64 depends on how many bytes come before: only the characters in the middle are the same.
  for (const skip of [0, 1, 2]) {
    const text = btoa('x'.repeat(skip) + String.fromCharCode(...bytes)).replace(/.?=+$/, '')
    const middle = text.slice([0, 2, 3][skip])
    forms.push(middle, middle.replaceAll('+', '-').replaceAll('/', '_'))
  }
  return [...new Set(forms)]
}

const htmlEntities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
