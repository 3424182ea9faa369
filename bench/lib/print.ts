import type { Benchmark, BenchmarkResult, Table } from './benchmark.ts'

export interface BenchmarkRun {
  readonly benchmark: Benchmark
  readonly result: BenchmarkResult
}

const alignColumns = ({ columns, rows }: Table): string => {
  const lines = [columns, ...rows]
  const widths = columns.map((_, index) =>
    Math.max(...lines.map((line) => line[index]?.length ?? 0)),
  )
  return lines
    .map((line) =>
      line
        .map((cell, index) => cell.padEnd(widths[index] ?? 0))
        .join('   ')
        .trimEnd(),
    )
    .join('\n')
}

/** Formats one benchmark for the terminal. */
export const toTerminal = ({ benchmark, result }: BenchmarkRun): string => {
  const tables = result.tables.map((table) => `${table.title}\n\n${alignColumns(table)}`)
  const goalResults = result.goalResults.map(
    ({ goal, measured, verdict }) =>
      `${(verdict === 'not met' ? 'NOT MET' : verdict).padEnd(7)}  ${goal}: ${measured}`,
  )
  return [`\n== ${benchmark.id}. ${benchmark.title} ==\n`, ...tables, goalResults.join('\n')].join(
    '\n\n',
  )
}

const markdownTable = (columns: readonly string[], rows: Table['rows']): string => {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [line(columns), line(columns.map(() => '---')), ...rows.map(line)].join('\n')
}

/** Formats all benchmarks as a Markdown page. */
export const toMarkdown = (
  runs: readonly BenchmarkRun[],
  environment: readonly string[],
): string => {
  const goals = runs.flatMap(({ benchmark, result }) =>
    result.goalResults.map(({ goal, measured, verdict }) => [
      benchmark.id,
      goal,
      measured,
      verdict,
    ]),
  )
  const sections = runs.flatMap(({ benchmark, result }) => [
    `## ${benchmark.id}. ${benchmark.title}`,
    benchmark.method,
    ...result.tables.map(
      ({ title, columns, rows }) => `**${title}**\n\n${markdownTable(columns, rows)}`,
    ),
  ])
  return `${[
    '# Benchmark results',
    'Written by `pnpm bench`. Times depend on the machine: compare the multiples, and treat differences under 20 % as equal. Bytes are exact. `tie` means that the limit of the goal is within the noise of the figure, so another run may be on its other side.',
    ...environment,
    '## Goals',
    markdownTable(['', 'goal', 'measured', ''], goals),
    ...sections,
  ].join('\n\n')}\n`
}
