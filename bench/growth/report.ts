import type { PlotLine } from './plot.ts'
import type { GrowthRow } from './rows.ts'

/** The cost at the largest size as a multiple of the least cost. */
export const growthOf = (costs: readonly number[]): number =>
  (costs.at(-1) ?? Number.NaN) / Math.min(...costs)

/** Formats all plots as a Markdown page, with the figures as tables. */
export const toMarkdown = (
  results: readonly (readonly [GrowthRow, readonly PlotLine[]])[],
  machine: string,
): string => {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  const sections = results.map(([{ id, title, size, unit, sizes, reason }, lines]) => {
    const head = [size, ...sizes.map((each) => each.toLocaleString('en')), 'growth']
    const figures = lines.map(({ name, costs }) => [
      name,
      ...costs.map((cost) => cost.toFixed(1)),
      `${growthOf(costs).toFixed(1)} ×`,
    ])
    const table = [line(head), line(head.map(() => '---')), ...figures.map(line)].join('\n')
    return [
      `## ${title}`,
      `![${title}](plots/${id}.svg)`,
      `µs of CPU time per ${unit}:`,
      table,
      reason,
    ]
      .filter((part) => part !== undefined)
      .join('\n\n')
  })
  return `${[
    '# Growth',
    'Written by `pnpm bench:growth`. The cost of a unit at each size, in microseconds of CPU time over all threads of the process: a cost that stays the same means that the total is linear. Growth is the cost at the largest size as a multiple of the least one. Small sizes include what each run costs once. Times depend on the machine.',
    `${machine}.`,
    ...sections,
  ].join('\n\n')}\n`
}
