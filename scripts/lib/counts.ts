import { writeFileSync } from 'node:fs'

/** Reports the number of checks to `npm test`; a step that reports none counts as one. */
export function reportCounts(
  counts: { passed: number; failed: number; skipped?: number },
  file: string | undefined = process.env['MOLT_COUNTS'],
): void {
  if (file !== undefined) writeFileSync(file, JSON.stringify(counts))
}
