import type { SecretSet } from './secret-set.ts'
import { mask } from './secret-set.ts'

const secretHeader =
  /^(proxy-)?authorization$|cookie|(api|access|secret)-?key|token|secret|password/i

const secretField =
  /^(.*[_-])?(key|token|secret|password|authorization|cookie)$|(Key|Token|Secret|Password|Cookie)$/

/** The secrets of several platforms. */
export type Secrets = readonly SecretSet[]

/** Returns the value of a header without secrets. The scheme of an authorization stays readable. */
export const maskHeader = (name: string, value: string, secrets: Secrets): string => {
  if (!secretHeader.test(name)) return maskText(value, secrets)
  const [, scheme = ''] = /^((?:Bearer|Basic) )/i.exec(value) ?? []
  return scheme + mask
}

/** Returns a text without secrets, in whichever of the usual encodings they are. */
export const maskText = (text: string, secrets: Secrets): string =>
  secrets.reduce((masked, set) => set.maskEncodedIn(masked), text)

/**
 * Returns a body without secrets. In JSON, strings in fields named like secrets are replaced too; the
 * format of the text stays, because only the values are replaced.
 */
export const maskBody = (text: string, secrets: Secrets): string =>
  maskText(text, secrets).replace(
    /"((?:[^"\\]|\\.)*)"(\s*:\s*)"((?:[^"\\]|\\.)*)"/g,
    (match, name: string, colon: string) =>
      secretField.test(name) ? `"${name}"${colon}"${mask}"` : match,
  )
