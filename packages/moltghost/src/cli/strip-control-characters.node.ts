// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const control = /[\x00-\x08\x0b-\x1f\x7f-\x9f]/g

/** Takes out what would make a terminal act: what others wrote must not move the cursor or more. */
export const stripControlCharacters = (text: string): string => text.replace(control, '')
