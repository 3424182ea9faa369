/** Returns the first sentence of a description, with its full stop. */
export const firstSentence = (text: string): string =>
  /^.*?\.(?= [A-Z`]|$)/s.exec(text)?.[0] ?? text
