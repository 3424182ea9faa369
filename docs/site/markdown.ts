/** A provenance as a badge. Empty if there is none. */
export const sourceBadge = (source: string | undefined): string =>
  source === undefined ? '' : `<span class="source ${source}">${source}</span>`

/** Text for a cell of a table: one line, no cell separators and nothing that Vue would interpolate. */
const cell = (text: string): string =>
  text
    .replaceAll(/\s*\n+\s*/g, ' ')
    .replaceAll('|', '\\|')
    .replaceAll('{{', '&#123;&#123;')

/** A Markdown table, or nothing if it has no rows. */
export const table = (columns: readonly string[], rows: readonly (readonly string[])[]): string =>
  rows.length === 0
    ? ''
    : [columns, columns.map(() => '---'), ...rows.map((row) => row.map(cell))]
        .map((row) => `| ${row.join(' | ')} |`)
        .join('\n')

/** Joins the non-empty parts of a page with empty lines. */
export const page = (...parts: readonly (string | undefined)[]): string =>
  `${parts.filter(Boolean).join('\n\n')}\n`

export const code = (value: unknown): string =>
  `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``

export const json = (value: unknown): string =>
  `\`\`\`json\n${JSON.stringify(value, null, 2)}\n\`\`\``
