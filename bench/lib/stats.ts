/** Median, first and third quartile. */
export interface Spread {
  readonly median: number
  readonly low: number
  readonly high: number
}

export const spread = (figures: readonly number[]): Spread => {
  const sorted = [...figures].sort((a, b) => a - b)
  const quantile = (share: number): number => {
    const position = share * (sorted.length - 1)
    const [below = Number.NaN, above = below] = [
      sorted[Math.floor(position)],
      sorted[Math.ceil(position)],
    ]
    return below + (above - below) * (position % 1)
  }
  return { median: quantile(0.5), low: quantile(0.25), high: quantile(0.75) }
}

/** Divides each figure by the baseline figure of the same round. */
export const ratios = (figures: readonly number[], baseline: readonly number[]): Spread =>
  spread(figures.map((figure, index) => figure / (baseline[index] ?? Number.NaN)))

export const mean = (figures: readonly number[]): number =>
  figures.reduce((sum, figure) => sum + figure, 0) / figures.length

/** Returns the items in random order, so that no candidate always follows the same one. */
export const shuffle = <T>(items: readonly T[]): T[] => {
  const keyed = items.map((item) => ({ item, key: Math.random() }))
  return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item)
}
