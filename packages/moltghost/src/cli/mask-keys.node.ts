const key = /molti_[\w-]+/g

const flagValue = /(--[\w-]+)=[^'\n]*/g

/** Replaces a key in messages. */
const mask = '[key]'

/** Masks the given keys and everything that looks like one. */
export const maskKeys = (text: string, keys: Iterable<string>): string => {
  let masked = text
  for (const secret of keys) {
    // A shorter one could be a part of an ordinary word.
    if (secret.length >= 8) masked = masked.replaceAll(secret, mask)
  }
  return masked.replace(key, mask)
}

/** Removes option values from a usage error: a misspelled option may have contained a key. */
export const stripFlagValues = (text: string): string => text.replace(flagValue, '$1=…')

/** Truncates a key to the start that identifies it, even if the server sends the whole key. */
export const truncateKey = (prefix: string): string => {
  const [platform = '', account, token] = prefix.split('_')
  if (account === undefined) return `${platform.slice(0, 6)}…`
  return token === undefined
    ? `${platform}_${account.slice(0, 3)}…`
    : `${platform}_${account}_${token.slice(0, 3)}…`
}
