/** Returns the source of a function's body: one expression, or statements. */
export const sourceOf = (code: () => unknown): string[] => {
  const text = code
    .toString()
    .replace(/^(async )?\(\) =>\s*/, '')
    .replace(/^\((\{[\s\S]*\})\)$/, '$1')
  const lines = text.split('\n')
  if (lines[0] !== '{') return [joinLines(lines)]
  const statements = lines.slice(1, -1)
  const indent = statements[0]?.search(/\S/) ?? 0
  return statements.map((line) => line.slice(indent))
}

/**
 * Returns what a part declares before its first excerpt: its imports, its constants, and the start of its
 * function up to the first empty line.
 */
export const setupOf = (file: string): string[] => {
  const [imports = '', ...others] = file.split('\n\n')
  const isPrinted = (line: string) => !/ (Demo|Sandbox) } from/.test(line)
  const start = others.findIndex((text) => text.startsWith('/**') && text.includes('(sandbox: '))
  const [, body = ''] = others[start]?.split(' => {\n') ?? []
  const constants = others.slice(0, start).filter((text) => !text.startsWith('/**'))
  const statements = body.split('\n').map((line) => line.slice(2))
  return [
    ...imports.split('\n').filter(isPrinted),
    ...constants.join('\n').split('\n'),
    ...statements,
  ].filter(Boolean)
}

/** Joins lines, and removes the trailing comma that the formatter adds in a line break. */
const joinLines = (lines: readonly string[]): string =>
  lines
    .map((line) => line.trim())
    .join(' ')
    .replace(/\( /g, '(')
    .replace(/, \)/g, ')')
