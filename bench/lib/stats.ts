/** The middle of some figures, and the quarter and three-quarter marks around it. */
export interface Spread {
  readonly median: number
  readonly low: number
  readonly high: number
}

export const spread = (figures: readonly number[]): Spread => {
  const sorted = [...figures].sort((a, b) => a - b)
  const at = (share: number): number => {
    const place = share * (sorted.length - 1)
    const [below = Number.NaN, above = below] = [
      sorted[Math.floor(place)],
      sorted[Math.ceil(place)],
    ]
    return below + (above - below) * (place % 1)
  }
  return { median: at(0.5), low: at(0.25), high: at(0.75) }
}

/** Each figure as a multiple of the one taken beside it. */
export const multiples = (figures: readonly number[], of: readonly number[]): Spread =>
  spread(figures.map((figure, at) => figure / (of[at] ?? Number.NaN)))

export const mean = (figures: readonly number[]): number =>
  figures.reduce((sum, figure) => sum + figure, 0) / figures.length

/** A new order, so that no contestant always comes after the same one. */
export const shuffled = <T>(items: readonly T[]): T[] => {
  const keyed = items.map((item) => ({ item, key: Math.random() }))
  return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item)
}
