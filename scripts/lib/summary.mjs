/** @param {number} milliseconds */
export const seconds = (milliseconds) => `${(milliseconds / 1000).toFixed(1)} s`

/**
 * @typedef {{ name: string, result: 'ok' | 'FAILED' | 'not run', passed: number, failed: number, skipped?: number, milliseconds: number }} Row
 */

/**
 * Formats the final table of `npm test`, with the totals below.
 *
 * @param {readonly Row[]} rows
 */
export function summary(rows) {
  const head = ['step', 'result', 'passed', 'failed', 'time']
  const cells = rows.map((row) => [
    row.name,
    row.result,
    String(row.passed),
    String(row.failed),
    seconds(row.milliseconds),
  ])
  const widths = head.map((title, i) =>
    Math.max(title.length, ...cells.map((row) => row[i]?.length ?? 0)),
  )
  const line = (/** @type {string[]} */ row) =>
    `  ${row.map((cell, i) => (i < 2 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  ')}`
  const sum = (/** @type {'passed' | 'failed' | 'skipped'} */ what) =>
    rows.reduce((total, row) => total + (row[what] ?? 0), 0)
  const skipped = sum('skipped') > 0 ? `, ${sum('skipped')} skipped` : ''
  const closing = `${sum('passed')} passed, ${sum('failed')} failed${skipped}`
  return [line(head), ...cells.map(line), '', closing].join('\n')
}
