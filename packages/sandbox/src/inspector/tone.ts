import type { Row } from './types.ts'

/** How a request ended, in one word that is also its color. */
export const toneOf = ({ status, outcome, faults = [] }: Row): string => {
  if (outcome === undefined) return 'open'
  if (status === undefined || status >= 500 || outcome === 'interrupted') return 'failed'
  return status >= 400 || outcome === 'aborted' || faults.length > 0 ? 'warning' : 'fine'
}
