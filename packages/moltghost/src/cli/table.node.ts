/** Lines of columns, each as wide as its widest part. */
export const formatTable = (rows: readonly (readonly string[])[]): string[] => {
  const widths: number[] = []
  for (const row of rows) {
    for (const [at, part] of row.entries()) widths[at] = Math.max(widths[at] ?? 0, part.length)
  }
  return rows.map((row) =>
    row
      .map((part, at) => part.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}

/** Names and values, one pair a line. What is not known is left out. */
export const formatPairs = (values: Readonly<Record<string, unknown>>): string[] =>
  formatTable(
    Object.entries(values).flatMap(([name, value]) =>
      value === undefined || value === null ? [] : [[name, String(value)]],
    ),
  )
