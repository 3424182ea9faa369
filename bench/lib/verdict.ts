import type { Spread } from './stats.ts'

/** Whether a goal was met. `tie`: the limit is within the noise, so another run may differ. */
export type Verdict = 'met' | 'tie' | 'not met'

/** Two runs on one machine differ by this share, besides the spread within each. */
const noise = 0.03

/** The verdict on a figure that must not be larger than a limit. */
export const verdictAtMost = ({ median, low, high }: Spread, limit: number): Verdict => {
  const isTie = low * (1 - noise) <= limit && limit <= high * (1 + noise)
  return isTie ? 'tie' : exactVerdict(median <= limit)
}

/** The verdict on a figure that must not be smaller than a limit. */
export const verdictAtLeast = (figure: Spread, limit: number): Verdict => {
  const verdict = verdictAtMost(figure, limit)
  return verdict === 'tie' ? verdict : exactVerdict(verdict === 'not met')
}

/** The verdict on a figure without noise, such as a number of bytes. */
export const exactVerdict = (met: boolean): Verdict => (met ? 'met' : 'not met')
