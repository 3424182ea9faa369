/** The code in a function as it stands in its file: one expression, or some statements. */
export const sourceOf = (code: () => unknown): string[] => {
  const text = code.toString().replace(/^(async )?\(\) =>\s*/, '')
  const lines = text.split('\n')
  if (lines[0] !== '{') return [joined(lines)]
  const statements = lines.slice(1, -1)
  const indent = statements[0]?.search(/\S/) ?? 0
  return statements.map((line) => line.slice(indent))
}

/** On one line, without the comma that the formatter adds where it breaks one. */
const joined = (lines: readonly string[]): string =>
  lines
    .map((line) => line.trim())
    .join(' ')
    .replace(/\( /g, '(')
    .replace(/, \)/g, ')')
