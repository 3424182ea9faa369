import measure from 'fast-string-truncated-width'

/** Number of terminal columns that a text takes: 2 for most letters of Japanese or Chinese. */
export const widthOf = (text: string): number => measure(text).width

/** Pads a text with spaces to a number of terminal columns. */
export const padEnd = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(0, width - widthOf(text)))

/** Shortens a text that takes more than `limit` terminal columns, and marks that with an ellipsis. */
export const truncate = (text: string, limit: number): string => {
  if (!Number.isFinite(limit)) return text
  const { index, truncated, ellipsed } = measure(text, { limit, ellipsis: '…', ellipsisWidth: 1 })
  return truncated || ellipsed ? `${text.slice(0, index)}…` : text
}
