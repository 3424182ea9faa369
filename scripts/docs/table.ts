/** The rows of a text below this line of column names, each as its cells. */
export const rowsBelow = (text: string, columns: string): string[][] => {
  const [, after = ''] = text.split(`\n${columns}\n`)
  const [table = ''] = after.split('\n\n')
  return table
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((row) => row.slice(2, -2).split(' | '))
}

/** What stands between backquotes. */
export const codeIn = (text = ''): string[] =>
  [...text.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code)
