/** Returns the cells of the Markdown table with this header line. */
export const parseTable = (text: string, columns: string): string[][] => {
  const [, after = ''] = text.split(`\n${columns}\n`)
  const [table = ''] = after.split('\n\n')
  return table
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((row) => row.slice(2, -2).split(' | '))
}

/** Returns the inline code of a cell. */
export const inlineCode = (text = ''): string[] =>
  [...text.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code)
