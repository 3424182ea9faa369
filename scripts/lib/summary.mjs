/** @param {number} milliseconds */
export const seconds = (milliseconds) => `${(milliseconds / 1000).toFixed(1)} s`

/**
 * @typedef {{ name: string, result: 'ok' | 'FAILED' | 'not run', passed: number, failed: number, milliseconds: number }} Row
 */

/**
 * The closing table of `npm test`, and under it the sum of everything that was counted.
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
  const passed = rows.reduce((sum, row) => sum + row.passed, 0)
  const failed = rows.reduce((sum, row) => sum + row.failed, 0)
  return [line(head), ...cells.map(line), '', `${passed} passed, ${failed} failed`].join('\n')
}
