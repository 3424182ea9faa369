/** Includes the characters that reorder text, which can make a line read differently than it is. */
const controlCharacters =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: matches control characters on purpose.
  /[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

/** Removes control characters, so that data of a server cannot send escape sequences to a terminal. */
export const stripControlCharacters = (text: string): string => text.replace(controlCharacters, '')

const anyKey = /\b(?:mlt|mi_test|mi_live|moltbotden_sk|molti)_[\w-]{8,}/g
const minSecretLength = 8

/** Masks the given keys, and what looks like one of any platform. */
export const maskKeys = (text: string, keys: Iterable<string>): string => {
  let masked = text
  for (const key of keys) {
    // A shorter one could be a part of an ordinary word.
    if (key.length >= minSecretLength) masked = masked.replaceAll(key, '[key]')
  }
  return masked.replace(anyKey, '[key]')
}
