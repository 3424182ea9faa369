import { padEnd, truncate, widthOf } from './text-width.ts'

type Row = readonly string[]

const gap = '  '
/** Sentences can be shortened to this width. Ids and times are shown whole, so that they can be copied. */
const minTextWidth = 12
/** Wider columns come last, where they are the first to be left out. */
const maxOrdinaryWidth = 40

/**
 * Formats rows, the first of which has the titles, as lines of at most `width` columns. The last columns
 * are left out if they do not fit, then texts are shortened, the widest first.
 */
export const formatTable = (rows: readonly Row[], width: number): string[] => {
  const ordered = columnsOf(rows).sort((one, other) => rankOf(one) - rankOf(other))
  const columns = ordered.filter((_, index) => minWidthOf(ordered.slice(0, index + 1)) <= width)
  const fitting = columns.length ? columns : ordered.slice(0, 1)
  const widths = shrink(fitting, width)
  return rows.map((_, row) =>
    fitting
      .map(({ cells }, column) => {
        const columnWidth = widths[column] ?? 0
        return padEnd(truncate(cells[row] ?? '', columnWidth), columnWidth)
      })
      .join(gap)
      .trimEnd(),
  )
}

/** Formats names and values, one pair per line, of at most `width` columns. */
export const formatPairs = (
  pairs: readonly (readonly [name: string, value: string])[],
  width: number,
): string[] => {
  const nameWidth = Math.max(0, ...pairs.map(([name]) => widthOf(name)))
  return pairs.map(([name, value]) =>
    truncate(`${padEnd(name, nameWidth)}${gap}${value}`, width).trimEnd(),
  )
}

interface Column {
  readonly cells: readonly string[]
  readonly width: number
  readonly minWidth: number
}

const columnsOf = (rows: readonly Row[]): Column[] =>
  (rows[0] ?? []).map((_, index) => {
    const cells = rows.map((row) => row[index] ?? '')
    const width = Math.max(...cells.map(widthOf))
    const isText = cells.some((cell) => cell.includes(' '))
    return { cells, width, minWidth: isText ? Math.min(width, minTextWidth) : width }
  })

const rankOf = ({ width }: Column): number => (width > maxOrdinaryWidth ? 1 : 0)

const gapsOf = (columns: readonly Column[]): number => (columns.length - 1) * gap.length

const minWidthOf = (columns: readonly Column[]): number =>
  columns.reduce((sum, { minWidth }) => sum + minWidth, gapsOf(columns))

/** Shortens the widest columns that can be shortened, until all fit. */
const shrink = (columns: readonly Column[], width: number): number[] => {
  const widths = columns.map((column) => column.width)
  const total = widths.reduce((sum, columnWidth) => sum + columnWidth, gapsOf(columns))
  for (let excess = total - width; excess > 0; excess--) {
    const shortenable = widths.map((current, index) =>
      current > (columns[index]?.minWidth ?? 0) || columns.length === 1 ? current : 0,
    )
    const widest = shortenable.indexOf(Math.max(...shortenable))
    widths[widest] = Math.max(1, (widths[widest] ?? 1) - 1)
  }
  return widths
}
