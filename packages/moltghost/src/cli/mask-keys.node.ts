const key = /molti_[\w-]+/g

const flagValue = /(--[\w-]+)=[^'\n]*/g

/** A key that can be told from others and not be used. */
const mask = '[key]'

/** Takes keys out of a text: those that it is told of, and whatever looks like one. */
export const maskKeys = (text: string, keys: Iterable<string>): string => {
  let masked = text
  for (const one of keys) masked = masked.replaceAll(one, mask)
  return masked.replace(key, mask)
}

/** Takes the values out of what was wrong with a flag: a misspelt one may have held a key. */
export const stripFlagValues = (text: string): string => text.replace(flagValue, '$1=…')

/** The beginning of a key, to know it by: never more, even where the server sends more. */
export const truncateKey = (prefix: string): string => {
  const [platform = '', account, token] = prefix.split('_')
  if (account === undefined) return `${platform.slice(0, 6)}…`
  return token === undefined
    ? `${platform}_${account.slice(0, 3)}…`
    : `${platform}_${account}_${token.slice(0, 3)}…`
}
