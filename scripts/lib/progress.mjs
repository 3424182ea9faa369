import { seconds } from './summary.mjs'

const width = 36

/** @param {string} title */
export const startLine = (title) => process.stdout.write(`  ${title.padEnd(width)} `)

/**
 * @param {'ok' | 'FAILED' | 'not run'} result
 * @param {number} milliseconds
 * @param {string} [note]
 */
export const endLine = (result, milliseconds, note = '') =>
  process.stdout.write(
    `${result.padEnd(7)} ${seconds(milliseconds).padStart(7)}  ${note}`.trimEnd().concat('\n'),
  )
