/** Returns the source of a function's body: one expression, or statements. */
export const sourceOf = (code: () => unknown): string[] => {
  const text = code.toString().replace(/^(async )?\(\) =>\s*/, '')
  const lines = text.split('\n')
  if (lines[0] !== '{') return [joinLines(lines)]
  const statements = lines.slice(1, -1)
  const indent = statements[0]?.search(/\S/) ?? 0
  return statements.map((line) => line.slice(indent))
}

/** Joins lines, and removes the trailing comma that the formatter adds in a line break. */
const joinLines = (lines: readonly string[]): string =>
  lines
    .map((line) => line.trim())
    .join(' ')
    .replace(/\( /g, '(')
    .replace(/, \)/g, ')')
