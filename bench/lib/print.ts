import type { Outcome, Row, Table } from './row.ts'

export interface Finished {
  readonly row: Row
  readonly outcome: Outcome
}

const padded = ({ columns, lines }: Table): string => {
  const all = [columns, ...lines]
  const widths = columns.map((_, at) => Math.max(...all.map((line) => line[at]?.length ?? 0)))
  return all
    .map((line) =>
      line
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('   ')
        .trimEnd(),
    )
    .join('\n')
}

/** A row for the terminal. */
export const inTerminal = ({ row, outcome }: Finished): string => {
  const tables = outcome.tables.map((table) => `${table.title}\n\n${padded(table)}`)
  const verdicts = outcome.verdicts.map(
    ({ goal, measured, met }) => `${met === 'met' ? 'met    ' : 'NOT MET'}  ${goal}: ${measured}`,
  )
  return [`\n== ${row.id}. ${row.title} ==\n`, ...tables, verdicts.join('\n')].join('\n\n')
}

const markdownTable = (columns: readonly string[], lines: Table['lines']): string => {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [line(columns), line(columns.map(() => '---')), ...lines.map(line)].join('\n')
}

/** All rows for a file. */
export const inMarkdown = (finished: readonly Finished[], facts: readonly string[]): string => {
  const goals = finished.flatMap(({ row, outcome }) =>
    outcome.verdicts.map(({ goal, measured, met }) => [row.id, goal, measured, met]),
  )
  const rows = finished.flatMap(({ row, outcome }) => [
    `## ${row.id}. ${row.title}`,
    row.method,
    ...outcome.tables.map(
      ({ title, columns, lines }) => `**${title}**\n\n${markdownTable(columns, lines)}`,
    ),
  ])
  return `${[
    '# Measured',
    'Written by `pnpm bench`. Times are those of one machine on one day: read the multiples, and call differences under 20 % a tie. Bytes are exact.',
    ...facts,
    '## Goals',
    markdownTable(['', 'goal', 'measured', ''], goals),
    ...rows,
  ].join('\n\n')}\n`
}
